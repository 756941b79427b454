/**
 * What an operator asks of running brokers: topics, lags, dead letters, and whether all is well.
 */
package dev.pactwire.app.operate;
