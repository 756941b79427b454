/**
 * Which articles in different languages seem to be about the same: by address, picture, or figures
 * and countries. It gives hints, never verdicts; {@link
 * dev.pactwire.processor.relate.RelationFinder} states the rule. Nothing here knows Kafka or reads
 * a clock.
 */
package dev.pactwire.processor.relate;
