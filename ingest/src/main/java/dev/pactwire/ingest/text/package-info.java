/** Bytes to characters, markup to plain text: what feeds and pages have in common. Pure. */
package dev.pactwire.ingest.text;
