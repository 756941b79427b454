/**
 * What is an article about? Countries, regions and alliances with the words that say so. Knows no
 * Kafka.
 *
 * <p>{@link dev.pactwire.processor.classify.Classifier} labels, {@link
 * dev.pactwire.processor.classify.Taxonomy} is the knowledge it uses.
 */
package dev.pactwire.processor.classify;
