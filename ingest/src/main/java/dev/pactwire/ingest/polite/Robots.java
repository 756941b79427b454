package dev.pactwire.ingest.polite;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of a robots.txt for one crawler (RFC 9309).
 *
 * <ul>
 *   <li>The groups that name the crawler hold, all of them together; without one, those for {@code
 *       *}.
 *   <li>Of the rules that match a path the longest holds; of two equally long ones the allowing.
 *   <li>{@code *} stands for any characters, {@code $} at the end for the end. Percent-encoding is
 *       compared after both sides were brought into one form.
 *   <li>No more than the first {@value #MAX_BYTES} bytes are read.
 * </ul>
 *
 * <p>Crawl-delay is no part of the standard, but an honest wish: it is kept up to {@link
 * #LONGEST_DELAY}, so that a slip cannot close a host for a day.
 */
public final class Robots {

  /** What RFC 9309, 2.5, asks to read at least. */
  public static final int MAX_BYTES = 500 * 1024;

  /** A longer Crawl-delay is taken for this. */
  public static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

  /** Everything may be read: there is no robots.txt. */
  public static final Robots ALL = new Robots(List.of(), Optional.empty());

  /** Nothing may be read: whether there are rules cannot be known now. */
  public static final Robots NOTHING =
      new Robots(List.of(new PathRule("/", false)), Optional.empty());

  private final List<PathRule> rules;
  private final Optional<Duration> delay;

  private Robots(List<PathRule> rules, Optional<Duration> delay) {
    this.rules = List.copyOf(rules);
    this.delay = delay;
  }

  /**
   * Reads a robots.txt.
   *
   * @param body its bytes
   * @param product the crawler's product token, such as {@code Pactwire}
   */
  public static Robots parse(byte[] body, String product) {
    String text = new String(body, 0, Math.min(body.length, MAX_BYTES), StandardCharsets.UTF_8);
    // What was cut off in the middle of a line would be another rule.
    String whole =
        body.length > MAX_BYTES ? text.substring(0, Math.max(0, text.lastIndexOf('\n'))) : text;
    RobotsGroups groups = new RobotsGroups(product.toLowerCase(Locale.ROOT));
    whole.lines().forEach(groups::line);
    return new Robots(new ArrayList<>(groups.rules()), groups.delay());
  }

  /** Whether the address may be fetched. The robots.txt itself always may. */
  public boolean allows(URI url) {
    String path = PathRule.path(url);
    if (path.equals("/robots.txt")) {
      return true;
    }
    PathRule best = null;
    for (PathRule rule : rules) {
      if (rule.matches(path)
          && (best == null
              || rule.length() > best.length()
              || rule.length() == best.length() && rule.allow())) {
        best = rule;
      }
    }
    return best == null || best.allow();
  }

  /** How long the host wants between two requests, at most {@link #LONGEST_DELAY}. */
  public Optional<Duration> delay() {
    return delay;
  }
}
