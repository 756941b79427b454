/**
 * What the dashboard holds in memory of the topics: bounded, in the order of arrival, with a place
 * in every topic for each event, so that whoever lost the connection goes on where it was lost.
 */
package dev.pactwire.dashboard.window;
