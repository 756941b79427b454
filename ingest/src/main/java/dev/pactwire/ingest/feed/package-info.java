/** Bytes of a feed to its entries: RSS, RDF, Atom and JSON Feed. Pure: no network, no Kafka. */
package dev.pactwire.ingest.feed;
