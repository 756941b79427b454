/** What happens to an article: identify, classify, deduplicate, route. */
package dev.pactwire.processor;
