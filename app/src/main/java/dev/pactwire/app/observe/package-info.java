/** What a running program tells monitoring: figures, and whether it is alive and ready. */
package dev.pactwire.app.observe;
