package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.Links;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads attached files of an entry. */
final class Enclosures {

  private Enclosures() {}

  static List<Enclosure> ofRss(Element item, Optional<URI> base) {
    Stream<Element> groups = Xml.children(item, Xml.Vocabulary.MEDIA, "group");
    Stream<Element> media =
        Stream.concat(
            Xml.children(item, Xml.Vocabulary.MEDIA, "content"),
            groups.flatMap(group -> Xml.children(group, Xml.Vocabulary.MEDIA, "content")));
    return Stream.concat(Xml.children(item, Xml.Vocabulary.CORE, "enclosure"), media)
        .flatMap(element -> of(element, "url", "length", base).stream())
        .distinct()
        .toList();
  }

  static Optional<Enclosure> of(Element element, String url, String length, Optional<URI> base) {
    if (element.attr(url).isBlank()) {
      return Optional.empty();
    }
    String size = element.hasAttr(length) ? element.attr(length) : element.attr("fileSize");
    return Optional.of(
        new Enclosure(
            Links.resolve(base, element.attr(url)),
            type(element),
            size.strip().matches("\\d{1,15}")
                ? OptionalLong.of(Long.parseLong(size.strip()))
                : OptionalLong.empty()));
  }

  /** Media RSS may name no type but the medium: {@code image}, {@code video}. */
  private static Optional<String> type(Element element) {
    String medium = element.attr("medium").strip().toLowerCase(Locale.ROOT);
    return Optional.of(element.attr("type").strip())
        .filter(type -> !type.isEmpty())
        .or(() -> Optional.of(medium + "/*").filter(any -> medium.matches("image|audio|video")));
  }
}
