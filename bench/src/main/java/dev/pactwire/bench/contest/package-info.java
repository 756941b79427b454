/** Topologies that are measured against each other on the same articles. */
package dev.pactwire.bench.contest;
