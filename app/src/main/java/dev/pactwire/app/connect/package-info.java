/**
 * From configuration to the settings of Kafka clients, the processor and ingestion; and whether the
 * brokers answer.
 */
package dev.pactwire.app.connect;
