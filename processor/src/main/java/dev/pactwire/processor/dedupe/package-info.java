/**
 * Which article repeats which: identity by address, near-duplicates by text.
 *
 * <p>{@link dev.pactwire.processor.dedupe.Identity} decides what a new version of a known address
 * is; {@link dev.pactwire.processor.dedupe.DuplicateFinder} decides whether a text repeats another
 * one of its language block and states the rule. Nothing here knows Kafka or reads a clock: every
 * decision is a function of the articles seen before, in their order.
 */
package dev.pactwire.processor.dedupe;
