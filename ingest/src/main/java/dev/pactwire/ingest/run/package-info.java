/**
 * Ingestion as a whole: polls feeds, fetches pages where needed, hands articles on. Knows no Kafka.
 */
package dev.pactwire.ingest.run;
