/** Everything on one machine: broker, processor and ingestion in this JVM. */
package dev.pactwire.app.local;
