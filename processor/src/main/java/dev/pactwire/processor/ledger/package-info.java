/**
 * Is anything lost, does anything come twice? The account of what came in and what became of it.
 */
package dev.pactwire.processor.ledger;
