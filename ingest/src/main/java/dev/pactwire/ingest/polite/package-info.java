/**
 * Manners towards other people's servers: robots.txt, one budget a host. Knows the fetcher, no
 * Kafka.
 */
package dev.pactwire.ingest.polite;
