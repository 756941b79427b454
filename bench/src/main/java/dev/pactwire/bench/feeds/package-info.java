/** Ten thousand feeds on five hundred hosts of loopback, polled by one instance. */
package dev.pactwire.bench.feeds;
