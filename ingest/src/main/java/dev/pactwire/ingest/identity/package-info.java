/** What makes two deliveries the same article: the canonical URL and the article id. Pure. */
package dev.pactwire.ingest.identity;
