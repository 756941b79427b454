/** The streams of a command, and how text from strangers is made fit for them. */
package dev.pactwire.app.console;
