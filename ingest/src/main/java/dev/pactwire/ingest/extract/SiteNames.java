package dev.pactwire.ingest.extract;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the name of a site from a headline: by what the page calls its site, and by its host. */
final class SiteNames {

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String NOISE = "‘’“”„«»–—\u00a0";

  /** Shorter names of hosts are words that headlines begin with. */
  private static final int SHORTEST = 5;

  private static final int TIMES = 2;

  private final Optional<String> site;
  private final String host;
  private final String label;

  SiteNames(Optional<String> site, Optional<URI> url) {
    this.site = site.map(SiteNames::fold);
    this.host = url.map(URI::getHost).map(name -> name.replaceFirst("^www\\d?\\.", "")).orElse("");
    String[] labels = host.split("\\.");
    String second = labels.length < 2 ? "" : labels[labels.length - 2];
    boolean registry = second.length() <= 3 && labels.length > 2;
    this.label = letters(registry ? labels[labels.length - 3] : second);
  }

  /** Whether a line is the site's name and nothing else. */
  boolean is(String text) {
    return site.filter(fold(text)::equals).isPresent() || isHost(text);
  }

  /** Whether a part of a title names the site, perhaps with more or fewer words. */
  boolean named(String part) {
    String folded = fold(part);
    return isHost(part)
        || site.filter(name -> name.contains(folded) || folded.contains(name)).isPresent();
  }

  private boolean isHost(String text) {
    String letters = letters(text);
    return !host.isEmpty()
        && (letters.equals(letters(host))
            || letters.equals(label)
            || label.length() >= SHORTEST
                && letters.contains(label)
                && letters.length() <= TIMES * label.length());
  }

  private static String letters(String text) {
    return NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** Lower case, without punctuation. */
  static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean noise = c < 128 ? !Character.isLetterOrDigit(c) : NOISE.indexOf(c) >= 0;
      if (!noise) {
        folded.append(c);
      } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    }
    return folded.toString().strip();
  }
}
