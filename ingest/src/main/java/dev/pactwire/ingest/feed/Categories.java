package dev.pactwire.ingest.feed;

import static dev.pactwire.ingest.feed.Xml.Vocabulary.ATOM;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.CORE;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.DUBLIN_CORE;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.ITUNES;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.MEDIA;

import dev.pactwire.ingest.feed.Xml.Vocabulary;
import dev.pactwire.ingest.text.PlainText;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * What an entry is about, in the words of its feed: the categories of the format, of Dublin Core,
 * iTunes and Media RSS, and lists of keywords, each keyword for itself. Where a category has a name
 * for programs and one for readers, it is the one for readers.
 */
final class Categories {

  private Categories() {}

  static List<String> of(Element entry) {
    Stream<String> own =
        Xml.children(entry, "category", CORE, ATOM).map(c -> first(c, "label", "term"));
    Stream<String> subjects = Xml.children(entry, DUBLIN_CORE, "subject").map(Xml::markup);
    Stream<String> shelves =
        Xml.children(entry, ITUNES, "category")
            .flatMap(c -> Stream.concat(Stream.of(c), Xml.children(c, ITUNES, "category")))
            .map(c -> first(c, "text"));
    Stream<String> media = Media.of(entry, "category").map(c -> first(c, "label"));
    return Stream.of(own, subjects, keywords(entry), shelves, media)
        .flatMap(terms -> terms)
        .map(PlainText::headline)
        .filter(term -> !term.isEmpty())
        .distinct()
        .toList();
  }

  private static Stream<String> keywords(Element entry) {
    Vocabulary[] anywhere = {ITUNES, MEDIA, CORE};
    return Stream.of(
            Xml.children(entry, "keywords", anywhere),
            Media.of(entry, "keywords"),
            Xml.children(entry, CORE, "tags"))
        .flatMap(lists -> lists)
        .flatMap(list -> Stream.of(Xml.markup(list).split(",")));
  }

  /** The first attribute of these that says something; else the text. */
  private static String first(Element category, String... attributes) {
    return Stream.of(attributes)
        .map(category::attr)
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElseGet(() -> Xml.markup(category));
  }
}
