/** Which alerts there are, who takes care of them, and which are muted. Without Kafka. */
package dev.pactwire.dashboard.alerts;
