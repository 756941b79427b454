/** A span of the past, decided once more, in a lane of its own beside the live topics. */
package dev.pactwire.processor.replay;
