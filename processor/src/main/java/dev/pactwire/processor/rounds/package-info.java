/**
 * Goes round and looks whether everything that came in has its outcome, and whether every output
 * gets what it should. Beside the topology of the watch, because the answers lie with the brokers.
 */
package dev.pactwire.processor.rounds;
