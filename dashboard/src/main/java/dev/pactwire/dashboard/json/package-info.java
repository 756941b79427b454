/**
 * How things are told as JSON; the schemas that hold it stand in {@code api/schemas} of the
 * resources.
 */
package dev.pactwire.dashboard.json;
