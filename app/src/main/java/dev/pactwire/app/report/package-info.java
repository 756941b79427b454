/** What happened, as people read it: the account at the end, and articles as they come out. */
package dev.pactwire.app.report;
