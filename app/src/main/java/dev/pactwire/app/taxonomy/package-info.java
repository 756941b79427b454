/** What people do with taxonomies: check, compare, publish. */
package dev.pactwire.app.taxonomy;
