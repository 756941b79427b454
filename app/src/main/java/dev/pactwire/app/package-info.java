/** The {@code pactwire} command: everything in one JVM, or each part alone. */
package dev.pactwire.app;
