/**
 * Articles that producers send themselves, over HTTP. The only package here that knows a server.
 */
package dev.pactwire.ingest.push;
