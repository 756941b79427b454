/** How fast it is: JMH and end-to-end benchmarks, with peers. */
package dev.pactwire.bench;
