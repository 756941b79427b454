/** A broker in a JVM of its own, and what is done to it between two runs. */
package dev.pactwire.bench.cluster;
