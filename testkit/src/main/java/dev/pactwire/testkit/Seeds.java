package dev.pactwire.testkit;

import java.util.Random;

/**
 * Seeds of tests that draw by chance: the same at each run, so that what passes here passes
 * everywhere. The system property {@value #PROPERTY} sets another one, or with {@code random} any.
 */
public final class Seeds {

  /** Name of the property. */
  public static final String PROPERTY = "pactwire.seed";

  private Seeds() {}

  /** The seed of a test class. */
  public static long of(Class<?> test) {
    String given = System.getProperty(PROPERTY, "");
    if (given.isBlank()) {
      return test.getSimpleName().hashCode();
    }
    return given.equals("random") ? new Random().nextLong() : Long.parseLong(given);
  }
}
