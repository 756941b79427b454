/** When is there more news than usual, and when has a source gone silent? Without Kafka. */
package dev.pactwire.processor.alert;
