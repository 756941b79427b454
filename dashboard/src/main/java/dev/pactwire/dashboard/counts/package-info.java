/** Figures over the window: how many, of what, when, and which clusters have most sources. */
package dev.pactwire.dashboard.counts;
