package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a page saved as plain text, one block a line. The article begins at its headline, the first
 * line that is longer than navigation and no sentence, and ends where comments, related topics or
 * advertising open, provided that no more than a small part of the long paragraphs follows. In
 * between, everything stays that is not a caption, a byline or advertising.
 */
final class DumpExtractor {

  private static final int PARAGRAPH = 180;
  private static final int SHORTEST_HEADLINE = 15;
  private static final int LONGEST_HEADLINE = 250;
  private static final int HEAD_LINES = 12;
  private static final double MOST_AFTER = 0.08;
  private static final Pattern BREADCRUMB =
      Pattern.compile("^(?:\\d{1,2}\\.|[>›»/|•·*-])\\s+\\S.{0,80}$");
  private static final Pattern FIRST_PUBLISHED =
      Pattern.compile(
          "^(?:Erstpublikation|Erstveröffentlichung|Erstmals (?:veröffentlicht|erschienen)(?: am)?|Veröffentlicht(?: am)?|Originally published(?: on| at)?|First published(?: on| at)?|Published(?: on| at)?|Publié le)\\s*:?\\s*(.+?)\\.?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LAST_CHANGED =
      Pattern.compile(
          "^(?:Aktualisiert(?: am)?|Zuletzt (?:aktualisiert|geändert)(?: am)?|Stand|Update[d]?(?: on| at)?|Last (?:updated|modified)(?: on| at)?|Mis à jour le)\\s*:?\\s*(.+?)\\.?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:]['\"“”»)]?$");
  private static final Pattern TOPICS =
      Pattern.compile(
          "(?:Verwandte )?Themen:?|Schlagw[oö]rter:?|Stichw[oö]rter:?|(?:Related )?[Tt]opics:?|Tags:?");
  private static final int LONGEST_TOPIC = 40;

  private final Optional<URI> url;
  private final List<String> raw;
  private final List<String> body = new ArrayList<>();
  private final List<String> authors = new ArrayList<>();
  private Optional<SourceTime> stamp = Optional.empty();
  private Optional<SourceTime> published = Optional.empty();
  private Optional<SourceTime> modified = Optional.empty();
  private Optional<String> section = Optional.empty();

  private DumpExtractor(Page page) {
    url = page.url();
    raw = page.content().lines().map(PlainText::line).toList();
  }

  static Extracted extract(Page page) {
    return new DumpExtractor(page).read();
  }

  private Extracted read() {
    List<String> lines = raw.stream().filter(line -> !line.isEmpty()).toList();
    int headline = headline(lines);
    int end = end(lines, headline);
    lines.subList(0, headline).forEach(this::noteSection);
    String title = headline < lines.size() ? title(lines.get(headline)) : "";
    for (int i = headline + 1;
        i < end;
        i = Phrases.opensAfterword(lines.get(i)) ? afterInset(lines, i, end) : i + 1) {
      if (!Phrases.opensAfterword(lines.get(i))) {
        readLine(lines.get(i), i - headline <= HEAD_LINES);
      }
    }
    lines.subList(end, lines.size()).forEach(this::noteTimes);
    Optional<String> language = FunctionWords.language(body);
    Optional<SourceTime> first = published.or(() -> stamp);
    Optional<SourceTime> last = modified.or(() -> published.isPresent() ? stamp : Optional.empty());
    return new Extracted(
        Optional.of(title).filter(text -> !text.isEmpty()),
        String.join("\n", body),
        first.map(time -> Places.local(time, url, language)),
        last.map(time -> Places.local(time, url, language)),
        authors,
        language,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        section,
        topics(),
        Optional.empty(),
        body.stream().anyMatch(Phrases::isCorrection),
        false,
        Map.of());
  }

  /**
   * Index of the headline: the last choice before the first paragraph is the first line that is no
   * navigation.
   */
  private static int headline(List<String> lines) {
    int fallback = lines.size();
    for (int i = 0; i < lines.size() && lines.get(i).length() < LONGEST_HEADLINE; i++) {
      String line = lines.get(i);
      boolean navigation =
          BREADCRUMB.matcher(line).matches()
              || Phrases.isNoise(line)
              || Phrases.opensAfterword(line)
              || Sections.isSection(line);
      if (!navigation
          && line.length() >= SHORTEST_HEADLINE
          && line.indexOf(' ') > 0
          && !line.endsWith(".")) {
        return i;
      }
      fallback = navigation ? fallback : Math.min(fallback, i);
    }
    return fallback == lines.size() ? 0 : fallback;
  }

  private static int end(List<String> lines, int start) {
    int all = 0;
    for (String line : lines.subList(Math.min(start, lines.size()), lines.size())) {
      all += weight(line);
    }
    int seen = 0;
    for (int i = start; i < lines.size(); i++) {
      if (seen > 0 && Phrases.opensAfterword(lines.get(i)) && all - seen <= MOST_AFTER * all) {
        return i;
      }
      seen += weight(lines.get(i));
    }
    return lines.size();
  }

  /**
   * The heading of a box in the middle of the text, and the fragments of headlines and names in it,
   * are skipped.
   */
  private static int afterInset(List<String> lines, int start, int end) {
    int i = start + 1;
    while (i < end
        && lines.get(i).length() < PARAGRAPH
        && !SENTENCE_END.matcher(lines.get(i)).find()) {
      i++;
    }
    return i;
  }

  private static int weight(String line) {
    return line.length() >= PARAGRAPH ? line.length() : 0;
  }

  private String title(String line) {
    Optional<Matcher> glued = Sections.glued(line);
    glued.ifPresent(matcher -> section = Optional.of(matcher.group(1)));
    return glued.map(matcher -> matcher.group(2)).orElse(line);
  }

  private void noteSection(String line) {
    if (Sections.isSection(line)) {
      section = Optional.of(line);
    }
  }

  private void readLine(String line, boolean inHead) {
    List<String> names = inHead && authors.isEmpty() ? Bylines.ofLine(line) : List.of();
    if (!names.isEmpty()) {
      authors.addAll(names);
    } else if (!noteTimes(line)
        && !(inHead && readStamped(line))
        && !Phrases.isNoise(line)
        && !Phrases.isCaption(line)) {
      body.add(line);
    }
  }

  /** A line whose whole sense is a date with a label; true if it was one. */
  private boolean noteTimes(String line) {
    Matcher first = FIRST_PUBLISHED.matcher(line);
    Matcher last = LAST_CHANGED.matcher(line);
    Optional<SourceTime> one =
        first.matches() ? TimeParser.parse(first.group(1)) : Optional.empty();
    Optional<SourceTime> other =
        last.matches() ? TimeParser.parse(last.group(1)) : Optional.empty();
    published = published.or(() -> one);
    modified = modified.or(() -> other);
    return one.isPresent() || other.isPresent();
  }

  /**
   * A line that ends with a date, before which names may stand, before which a teaser may stand.
   */
  private boolean readStamped(String line) {
    Optional<TimeParser.Found> found =
        stamp.isPresent() ? Optional.empty() : TimeParser.find(tail(line));
    int offset = line.length() - tail(line).length();
    if (found.isEmpty() || line.length() - offset - found.get().end() > 2) {
      return false;
    }
    String before = line.substring(0, offset + found.get().start()).strip();
    Optional<Matcher> names = Bylines.atEnd(before);
    if (names.isEmpty() && before.length() >= PARAGRAPH) {
      return false;
    }
    stamp = Optional.of(found.get().time());
    if (names.isPresent() && authors.isEmpty()) {
      authors.addAll(AuthorNames.split(names.get().group(1)));
    }
    String teaser =
        names.map(matcher -> before.substring(0, matcher.start())).orElse(before).strip();
    if (teaser.endsWith(".") || teaser.endsWith("!") || teaser.endsWith("?")) {
      body.add(teaser);
    }
    return true;
  }

  private static String tail(String line) {
    return line.substring(Math.max(0, line.length() - PARAGRAPH / 2));
  }

  /** The lines under a heading of topics, up to the next empty line. */
  private List<String> topics() {
    List<String> topics = new ArrayList<>();
    boolean under = false;
    for (String line : raw) {
      boolean topic =
          under
              && !line.isEmpty()
              && line.length() <= LONGEST_TOPIC
              && !Phrases.opensAfterword(line);
      if (topic) {
        topics.add(line);
      }
      under = topics.isEmpty() ? TOPICS.matcher(line).matches() : topic;
    }
    return topics;
  }
}
