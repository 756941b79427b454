/** Shows a person why an article got its labels. Knows no Kafka. */
package dev.pactwire.app.explain;
