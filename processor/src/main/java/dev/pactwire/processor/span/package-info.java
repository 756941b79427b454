/** A stretch of time on a topic: what stood there then, and in which order. */
package dev.pactwire.processor.span;
