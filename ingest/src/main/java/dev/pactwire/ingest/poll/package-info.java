/** When a feed is polled next. Pure: no network, no Kafka, no wall clock. */
package dev.pactwire.ingest.poll;
