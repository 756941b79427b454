/** What Pactwire promises, as objects that look at the topics and say where a promise is broken. */
package dev.pactwire.testkit.guarantee;
