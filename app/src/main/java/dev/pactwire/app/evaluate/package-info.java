/** Measures labels against articles that people have labelled. Knows no Kafka. */
package dev.pactwire.app.evaluate;
