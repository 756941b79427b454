/** WARC files: pages and feeds of an archive as articles, and answers written to one. */
package dev.pactwire.ingest.archive;
