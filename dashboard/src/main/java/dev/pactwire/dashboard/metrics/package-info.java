/** What the dashboard says of itself and of what it sees, for Prometheus. */
package dev.pactwire.dashboard.metrics;
