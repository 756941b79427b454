/** Where an article goes, and which place decides about it. Knows no Kafka. */
package dev.pactwire.processor.route;
