/** The page in a real browser. */
package dev.pactwire.browser;
