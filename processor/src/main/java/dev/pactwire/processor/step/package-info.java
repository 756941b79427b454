/** What the steps of every topology have in common. */
package dev.pactwire.processor.step;
