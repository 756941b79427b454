/** How soon do many subscribers of the dashboard see an article? */
package dev.pactwire.bench.dashboard;
