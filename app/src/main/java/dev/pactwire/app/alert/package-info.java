/** Brings alerts to where people look: posts them to an address, sends them by e-mail. */
package dev.pactwire.app.alert;
