/** Which feeds there are: {@code feeds.yaml} and OPML. Pure but for reading the file. */
package dev.pactwire.ingest.sources;
