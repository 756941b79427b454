/** What the one task of a language block sustains. */
package dev.pactwire.bench.block;
