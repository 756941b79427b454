package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** What a package of NewsML-G2 refers to. */
final class G2References {

  private G2References() {}

  static Stream<Entry> of(Element packageItem, Optional<URI> base) {
    boolean holds =
        G2.at(packageItem, "itemMeta", "pubStatus")
            .allMatch(status -> Edition.withdrawn(G2.code(status)).isEmpty());
    return holds
        ? packageItem.getAllElements().stream()
            .filter(element -> Xml.localName(element).equalsIgnoreCase("itemRef"))
            .limit(FeedParser.MAX_ENTRIES)
            .filter(
                reference ->
                    G2.children(reference, "itemClass")
                        .allMatch(each -> NewsMlReader.isText(G2.code(each))))
            .flatMap(reference -> entry(reference, packageItem, base).stream())
        : Stream.empty();
  }

  private static Optional<Entry> entry(Element reference, Element packageItem, Optional<URI> base) {
    Optional<String> link =
        Optional.of(reference.attr("href"))
            .filter(href -> !href.isBlank())
            .map(href -> Links.resolve(base, href))
            .filter(href -> Links.web(href).isPresent());
    Optional<String> title =
        Stream.of("headline", "title")
            .flatMap(name -> G2.children(reference, name))
            .flatMap(element -> Xml.firstLine(Stream.of(element)).stream())
            .findFirst();
    if (link.isEmpty() || title.isEmpty()) {
      return Optional.empty();
    }
    Optional<SourceTime> changed =
        G2.children(reference, "versionCreated")
            .flatMap(time -> TimeParser.parseOrPartial(time.wholeText()).stream())
            .findFirst();
    Edition edition =
        new Edition(
            Edition.version(reference.attr("version")),
            false,
            G2.children(reference, "pubStatus")
                .flatMap(status -> Edition.withdrawn(G2.code(status)).stream())
                .findFirst(),
            Optional.empty());
    return Optional.of(
        new Entry(
            Optional.of(reference.attr("residref").strip()).filter(guid -> !guid.isEmpty()),
            link,
            title,
            Xml.firstMarkup(G2.children(reference, "description")),
            Optional.empty(),
            List.of(),
            changed,
            changed,
            List.of(),
            List.of(),
            Xml.language(packageItem),
            Optional.of(edition)));
  }
}
