/**
 * Texts as token sequences: the one pass over a text that deduplication and classification share.
 */
package dev.pactwire.processor.text;
