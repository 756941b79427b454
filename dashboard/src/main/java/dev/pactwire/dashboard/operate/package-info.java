/** What operators may do from the page, as the dashboard needs it; others do it. */
package dev.pactwire.dashboard.operate;
