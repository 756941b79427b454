/** Metrics of ingestion, by decorating its parts; the only package here that knows Micrometer. */
package dev.pactwire.ingest.metrics;
