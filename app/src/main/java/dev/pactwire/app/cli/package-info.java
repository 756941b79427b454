/**
 * The command line: each command reads its options, hands them to the part that does the work, and
 * says how it ended.
 */
package dev.pactwire.app.cli;
