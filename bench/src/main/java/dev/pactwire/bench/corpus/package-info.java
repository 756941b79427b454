/** Articles of five kilobytes to measure with. */
package dev.pactwire.bench.corpus;
