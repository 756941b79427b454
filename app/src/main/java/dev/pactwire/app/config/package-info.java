/**
 * The configuration: built-in defaults, then {@code pactwire.yaml}, then environment variables
 * {@code PACTWIRE_*}, then flags; the later layer wins. Reading is a pure function of its inputs.
 */
package dev.pactwire.app.config;
