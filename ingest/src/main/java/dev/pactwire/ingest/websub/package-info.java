/**
 * Feeds that announce what is new by themselves (WebSub): subscriptions to hubs, and what these
 * send. Knows no server and no Kafka.
 */
package dev.pactwire.ingest.websub;
