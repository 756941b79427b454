/**
 * Subscriptions: what was missed, then what comes, each event with the place from which to go on.
 */
package dev.pactwire.dashboard.subscribe;
