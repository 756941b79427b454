/** What compacted topics say now: of each key the latest. Knows neither Kafka nor JSON. */
package dev.pactwire.dashboard.tables;
