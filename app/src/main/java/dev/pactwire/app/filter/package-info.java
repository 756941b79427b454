/**
 * The filter commands: standard input to standard output, JSON Lines, without Kafka. They only
 * translate; the work is done by the same classes as in the topology.
 */
package dev.pactwire.app.filter;
