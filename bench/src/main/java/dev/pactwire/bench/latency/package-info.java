/** How long an article takes from being published to being told. */
package dev.pactwire.bench.latency;
