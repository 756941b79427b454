package dev.pactwire.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that stands still until a test moves it: hours and weeks pass at once. */
public final class HandClock extends Clock {

  private volatile Instant now;

  /** Shows this moment until it is moved. */
  public HandClock(Instant start) {
    now = start;
  }

  /** Moves it on. */
  public void forward(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Itself: nothing that is tested asks for another zone. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
