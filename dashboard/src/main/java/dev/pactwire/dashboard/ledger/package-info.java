/** Is anything lost or doubled? The account as it can be kept while it goes on. */
package dev.pactwire.dashboard.ledger;
