/** Runs the topology against a cluster. */
package dev.pactwire.processor.run;
