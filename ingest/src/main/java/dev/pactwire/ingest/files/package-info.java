/** Articles from files and folders. Knows no Kafka. */
package dev.pactwire.ingest.files;
