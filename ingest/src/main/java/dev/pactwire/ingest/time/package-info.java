/** Times as sources write them. Pure. */
package dev.pactwire.ingest.time;
