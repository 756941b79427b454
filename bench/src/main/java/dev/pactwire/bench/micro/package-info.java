/** JMH benchmarks of the single steps, each on articles of five kilobytes. */
package dev.pactwire.bench.micro;
