/** How a feed becomes an article on Kafka. */
package dev.pactwire.ingest;
