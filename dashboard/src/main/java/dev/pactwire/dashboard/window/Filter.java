package dev.pactwire.dashboard.window;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which articles somebody wants to see. An empty set asks for nothing in particular; of several
 * values of one kind one is enough; all kinds must fit.
 *
 * <p>A copy has no labels of its own and goes by those of the article it repeats. Reports on feeds
 * and dead letters know only a source, alerts only what they are about. What is said of related
 * articles is wanted by whoever wants one of them that the window holds.
 *
 * @param alliances slugs
 * @param regions ids
 * @param countries ISO 3166-1 alpha-2 codes
 * @param languages ISO 639-1 codes
 * @param sources ids of feeds or producers
 * @param focusOnly whether a mention is not enough
 * @param words words that must all stand in title, summary or text; upper and lower case are one
 */
public record Filter(
    Set<String> alliances,
    Set<String> regions,
    Set<String> countries,
    Set<String> languages,
    Set<String> sources,
    boolean focusOnly,
    List<String> words) {
  /** Everything. */
  public static final Filter ALL =
      new Filter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, List.of());

  public Filter {
    alliances = lower(alliances);
    regions = lower(regions);
    countries = countries.stream().map(c -> c.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    languages = lower(languages);
    sources = Set.copyOf(sources);
    words = List.copyOf(words);
  }

  private static Set<String> lower(Set<String> ids) {
    return ids.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** What an event is to somebody with this filter. */
  public enum Fit {
    /** It is wanted. */
    FITS,
    /** The article was wanted, and as it is now no longer is. */
    LEFT,
    /** It is not. */
    NOT
  }

  /** What an event is to somebody with this filter. */
  public Fit fit(Item item) {
    if (item instanceof Item.Told told) {
      if (accepts(told.article())) {
        return Fit.FITS;
      }
      return told.before().filter(this::accepts).isPresent() ? Fit.LEFT : Fit.NOT;
    }
    return acceptsOther(item) ? Fit.FITS : Fit.NOT;
  }

  /** Whether an article is wanted. */
  public boolean accepts(ClassifiedArticle classified) {
    Article article = classified.getArticle();
    return is(languages, classified.getLanguage())
        && is(sources, article.getSource())
        && acceptsLabels(classified)
        && words.stream().allMatch(word -> contains(article, word));
  }

  private boolean acceptsLabels(ClassifiedArticle classified) {
    return has(alliances, classified.getAlliances(), Label::getId)
        && has(regions, classified.getRegions(), Label::getId)
        && has(countries, classified.getCountries(), Label::getId);
  }

  private boolean acceptsOther(Item item) {
    if (item instanceof Item.Repeated repeated) {
      Copy copy = repeated.copy();
      return is(languages, copy.language())
          && is(sources, copy.source())
          && (wantsNoLabels() || repeated.original().filter(this::acceptsLabels).isPresent())
          && words.stream().allMatch(word -> contains(copy.title(), word));
    }
    if (item instanceof Item.Related related) {
      return equals(ALL) || related.held().get().stream().anyMatch(this::accepts);
    }
    if (item instanceof Item.Letter letter) {
      return is(sources, letter.letter().source());
    }
    if (item instanceof Item.Warning warning) {
      return acceptsAlert(warning.alert());
    }
    return item instanceof Item.Poll poll && is(sources, poll.status().getFeedId());
  }

  /** An alert goes by what it is about; one about neither is wanted by whoever wants all. */
  private boolean acceptsAlert(Alert alert) {
    return switch (alert.getSubjectKind()) {
      case ALLIANCE -> sources.isEmpty() && regions.isEmpty() && is(alliances, alert.getSubject());
      case REGION -> sources.isEmpty() && alliances.isEmpty() && is(regions, alert.getSubject());
      case SOURCE -> wantsNoLabels() && is(sources, alert.getSubject());
      default -> wantsNoLabels() && sources.isEmpty();
    };
  }

  /** Whether nothing is asked for but alliances, or nothing at all. */
  public boolean wantsAlliancesOnly() {
    return regions.isEmpty()
        && countries.isEmpty()
        && languages.isEmpty()
        && sources.isEmpty()
        && words.isEmpty()
        && !focusOnly;
  }

  private boolean wantsNoLabels() {
    return alliances.isEmpty() && regions.isEmpty() && countries.isEmpty();
  }

  private static boolean is(Set<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private boolean has(Set<String> wanted, List<Label> labels, Function<Label, String> id) {
    return wanted.isEmpty()
        || labels.stream()
            .anyMatch(
                label ->
                    wanted.contains(id.apply(label))
                        && (!focusOnly || label.getRole() == Role.FOCUS));
  }

  private static boolean contains(Article article, String word) {
    return contains(article.getTitle(), word)
        || article.getSummary().filter(summary -> contains(summary, word)).isPresent()
        || contains(article.getText(), word);
  }

  private static boolean contains(String text, String word) {
    // Looking for one character is done by the hardware; comparing at every place is not.
    char lower = Character.toLowerCase(word.charAt(0));
    char upper = Character.toUpperCase(lower);
    return contains(text, word, lower) || (upper != lower && contains(text, word, upper));
  }

  private static boolean contains(String text, String word, char first) {
    int last = text.length() - word.length();
    int at = text.indexOf(first);
    while (at >= 0 && at <= last) {
      if (text.regionMatches(true, at, word, 0, word.length())) {
        return true;
      }
      at = text.indexOf(first, at + 1);
    }
    return false;
  }
}
