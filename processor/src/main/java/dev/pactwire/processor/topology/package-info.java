/** Carries the algorithms over Kafka Streams: adapters, stores, and the topology itself. */
package dev.pactwire.processor.topology;
