/** The Kafka side: reads the topics, asks for lags, sends dead letters again. */
package dev.pactwire.dashboard.topics;
