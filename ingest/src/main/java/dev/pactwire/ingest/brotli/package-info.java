/** Unpacks what is packed with Brotli, within bounds. Pure: no network, no Kafka. */
package dev.pactwire.ingest.brotli;
