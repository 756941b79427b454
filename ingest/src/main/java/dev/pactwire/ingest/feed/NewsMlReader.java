package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Reads NewsML-G2: a message, a news item, or a package. Items of text are entries, also those of
 * which nothing is left but the note that they were canceled; pictures, films and concepts are not.
 * A package is what it refers to: each reference with a web address to a text that is not in the
 * message itself.
 */
final class NewsMlReader {

  private static final Set<String> NO_TEXT =
      Set.of("picture", "graphic", "video", "audio", "animation", "event", "planning", "component");
  private static final Pattern CORRECTION =
      Pattern.compile(
          "\\b(?:correct(?:ion|s|ed)|berichtigung|berichtigt|korrektur|rectificatif)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private NewsMlReader() {}

  static ParsedFeed read(Element root, Optional<URI> base) {
    List<Element> items = items(root, "newsitem").toList();
    Set<String> inside =
        items.stream().map(item -> item.attr("guid")).collect(Collectors.toUnmodifiableSet());
    Stream<Entry> ofItems =
        items.stream().filter(NewsMlReader::isText).map(item -> entry(item, base));
    Stream<Entry> referred =
        items(root, "packageitem")
            .flatMap(each -> G2References.of(each, base))
            .filter(entry -> entry.id().filter(inside::contains).isEmpty());
    List<Entry> entries =
        Edition.latest(Stream.concat(ofItems, referred).limit(FeedParser.MAX_ENTRIES).toList());
    if (entries.isEmpty() && items.isEmpty() && items(root, "packageitem").findAny().isEmpty()) {
      return new NotAFeed("The document is a NewsML-G2 message without a news item.");
    }
    Optional<String> version =
        Stream.concat(Stream.of(root), items.stream())
            .map(element -> element.attr("standardversion"))
            .filter(text -> text.matches("\\d{1,3}(?:\\.\\d{1,3})?"))
            .findFirst();
    return new Parsed(
        new Feed(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new FeedFormat(FeedFormat.Family.NEWSML, version.orElse("2")),
            entries.stream().findFirst().flatMap(Entry::language),
            Optional.empty()),
        entries);
  }

  private static Stream<Element> items(Element root, String name) {
    return root.getAllElements().stream()
        .filter(element -> Xml.localName(element).equalsIgnoreCase(name))
        .limit(FeedParser.MAX_ENTRIES);
  }

  private static boolean isText(Element item) {
    return G2.at(item, "itemMeta", "itemClass")
        .map(itemClass -> isText(G2.code(itemClass)))
        .findFirst()
        .orElse(true);
  }

  private static Entry entry(Element item, Optional<URI> base) {
    Optional<SourceTime> changed =
        time(item, "contentMeta", "contentModified")
            .or(() -> time(item, "itemMeta", "versionCreated"));
    Edition edition = edition(item);
    boolean first = edition.version().orElse(1L) <= 1;
    Optional<SourceTime> created =
        time(item, "itemMeta", "firstCreated")
            .or(() -> time(item, "contentMeta", "contentCreated"));
    Optional<String> headline =
        G2.lines(item, "contentMeta", "headline")
            .findFirst()
            .or(() -> G2.lines(item, "itemMeta", "title").findFirst());
    G2Content content = G2Content.of(item);
    List<String> by = G2.lines(item, "contentMeta", "by").flatMap(Credits::names).toList();
    return new Entry(
        Optional.of(item.attr("guid").strip()).filter(guid -> !guid.isEmpty()),
        G2.page(item, base),
        headline.or(content::headline),
        G2.at(item, "contentMeta", "description")
            .map(element -> Xml.markup(element))
            .filter(text -> !text.isBlank())
            .findFirst(),
        content.html(),
        by.isEmpty() ? creators(item, content) : by,
        created.or(() -> first ? changed : Optional.empty()),
        changed,
        subjects(item),
        G2.pictures(item, base),
        language(item),
        Optional.of(edition));
  }

  private static Edition edition(Element item) {
    Stream<String> signals = G2.at(item, "itemMeta", "signal").map(G2::code);
    Stream<String> notes = G2.lines(item, "itemMeta", "edNote");
    Stream<String> genres = G2.at(item, "contentMeta", "genre").map(G2::code);
    return new Edition(
        Edition.version(item.attr("version")),
        Stream.of(signals, notes, genres).flatMap(s -> s).anyMatch(NewsMlReader::isCorrection),
        G2.at(item, "itemMeta", "pubStatus")
            .flatMap(status -> Edition.withdrawn(G2.code(status)).stream())
            .findFirst(),
        time(item, "itemMeta", "embargoed").map(SourceTime::instant));
  }

  /** Whether a signal, a genre or a note to editors says that this corrects an earlier version. */
  static boolean isCorrection(String words) {
    return CORRECTION.matcher(words).find();
  }

  private static List<String> creators(Element item, G2Content content) {
    List<String> named =
        G2.at(item, "contentMeta", "creator")
            .flatMap(
                creator ->
                    G2.children(creator, "name").map(name -> PlainText.line(name.wholeText())))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    return named.isEmpty() ? content.byline().stream().flatMap(Credits::names).toList() : named;
  }

  private static List<String> subjects(Element item) {
    return Stream.concat(
            G2.at(item, "contentMeta", "subject")
                .flatMap(subject -> G2.name(subject, item).stream()),
            G2.lines(item, "contentMeta", "keyword"))
        .distinct()
        .toList();
  }

  private static Optional<String> language(Element item) {
    return G2.at(item, "contentMeta", "language")
        .map(language -> language.attr("tag").strip())
        .filter(tag -> !tag.isEmpty())
        .findFirst()
        .or(() -> Xml.language(item));
  }

  private static Optional<SourceTime> time(Element item, String part, String name) {
    return G2.lines(item, part, name)
        .flatMap(text -> TimeParser.parseOrPartial(text).stream())
        .findFirst();
  }

  /** Whether items of this class, such as {@code text} or {@code composite}, are articles. */
  static boolean isText(String itemClass) {
    return !NO_TEXT.contains(itemClass);
  }
}
