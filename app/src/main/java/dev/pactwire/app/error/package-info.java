/** How a command says that it could not do what was asked. */
package dev.pactwire.app.error;
