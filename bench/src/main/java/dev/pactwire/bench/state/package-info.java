/** How soon a processor that has lost its state is at work again. */
package dev.pactwire.bench.state;
