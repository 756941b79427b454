/** Folders that one process holds for itself alone. */
package dev.pactwire.app.folder;
