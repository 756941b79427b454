/** What the programs agree on: Avro schemas, the topic catalogue and the serdes. */
package dev.pactwire.schemas;
