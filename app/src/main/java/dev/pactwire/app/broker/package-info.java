/**
 * A real Kafka broker inside this JVM: one node that is controller and broker, for one machine and
 * for tests.
 */
package dev.pactwire.app.broker;
