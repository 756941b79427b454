/** Runs a replay and lays it beside the live flow. */
package dev.pactwire.app.replay;
