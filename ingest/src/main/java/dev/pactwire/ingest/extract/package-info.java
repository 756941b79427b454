/**
 * A page to an article: main text, title, times, authors and the rest. Pure: no network, no Kafka,
 * no clock. What a page does not say is absent.
 */
package dev.pactwire.ingest.extract;
