/** Who may do what: tokens with scopes, browsers of other sites kept out, rates. */
package dev.pactwire.dashboard.access;
