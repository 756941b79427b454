/** Fetches documents over HTTP from servers that cannot be trusted. Knows no Kafka. */
package dev.pactwire.ingest.fetch;
