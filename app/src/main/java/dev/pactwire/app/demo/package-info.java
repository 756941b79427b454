/** The demo: invented publishers, served by a web server on this machine. */
package dev.pactwire.app.demo;
