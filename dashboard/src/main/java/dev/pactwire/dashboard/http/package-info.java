/** The web server: pages, questions, subscriptions. */
package dev.pactwire.dashboard.http;
