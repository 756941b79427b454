/** Shared fixtures: servers that misbehave on purpose, and guarantees as test objects. */
package dev.pactwire.testkit;
