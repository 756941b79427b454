package dev.pactwire.dashboard.access;

/** What a token allows. */
public enum Scope {
  /** To see everything. */
  READ,
  /** To see everything and to act: to send dead letters again. */
  OPERATE
}
