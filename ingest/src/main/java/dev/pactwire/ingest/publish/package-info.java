/** Carries articles to Kafka. The only package of this module that knows Kafka. */
package dev.pactwire.ingest.publish;
