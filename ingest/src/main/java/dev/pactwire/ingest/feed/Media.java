package dev.pactwire.ingest.feed;

import static dev.pactwire.ingest.feed.Xml.Vocabulary.MEDIA;

import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Elements of Media RSS that speak of an entry: its own children and those of a {@code
 * media:group}, in which the same thing comes in several forms. What stands within a {@code
 * media:content} is about that one picture or film.
 */
final class Media {

  private Media() {}

  static Stream<Element> of(Element entry, String name) {
    return Stream.concat(
        Xml.children(entry, MEDIA, name),
        Xml.children(entry, MEDIA, "group").flatMap(group -> Xml.children(group, MEDIA, name)));
  }
}
