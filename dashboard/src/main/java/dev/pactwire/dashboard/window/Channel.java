package dev.pactwire.dashboard.window;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of topics a window holds. */
public enum Channel {
  /** {@code news.classified}. */
  ARTICLES('a'),
  /** {@code news.duplicates}. */
  DUPLICATES('d'),
  /** {@code news.dead-letters}. */
  DEAD_LETTERS('l'),
  /** {@code news.feed-status}. */
  FEEDS('f'),
  /** {@code news.alerts}. */
  ALERTS('n'),
  /** {@code news.related}. */
  RELATED('r');

  private final char mark;

  Channel(char mark) {
    this.mark = mark;
  }

  /** Whether its topic holds the latest record of each key. */
  public boolean isTable() {
    return this == FEEDS || this == ALERTS;
  }

  /** Whether each of its records is what became of a record of news.articles. */
  public boolean isOutcome() {
    return this == ARTICLES || this == DUPLICATES || this == DEAD_LETTERS;
  }

  /** The letter that stands for it in a cursor. */
  char mark() {
    return mark;
  }

  static Optional<Channel> of(char mark) {
    return Arrays.stream(values()).filter(channel -> channel.mark == mark).findFirst();
  }
}
