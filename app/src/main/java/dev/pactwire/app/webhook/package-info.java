/** Brings alerts to where people look: posts them to an address. */
package dev.pactwire.app.webhook;
