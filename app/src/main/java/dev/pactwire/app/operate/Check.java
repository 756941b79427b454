package dev.pactwire.app.operate;

/**
 * One thing that was looked at.
 *
 * @param name what
 * @param state how it is
 * @param finding what was seen, in a sentence
 * @param advice what to do; empty where nothing need be done
 */
public record Check(String name, State state, String finding, String advice) {

  /** How a thing is. */
  public enum State {
    /** As it should be. */
    GOOD,
    /** It works, but somebody should look. */
    DOUBTFUL,
    /** It does not work. */
    BAD
  }

  static Check good(String name, String finding) {
    return new Check(name, State.GOOD, finding, "");
  }

  static Check doubtful(String name, String finding, String advice) {
    return new Check(name, State.DOUBTFUL, finding, advice);
  }

  static Check bad(String name, String finding, String advice) {
    return new Check(name, State.BAD, finding, advice);
  }
}
