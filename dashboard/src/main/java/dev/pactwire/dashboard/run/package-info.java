/** The dashboard as one thing that is started and closed. */
package dev.pactwire.dashboard.run;
