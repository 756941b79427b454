/**
 * From what was read (an entry, a page, a line of a file) to the {@code Article} of the wire. Knows
 * no Kafka.
 */
package dev.pactwire.ingest.article;
