/** Watches what the processor tells: counts, bursts, silent sources. A topology of its own. */
package dev.pactwire.processor.watch;
