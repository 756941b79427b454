package dev.pactwire.ingest.sources;

import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import java.net.URI;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads OPML: every outline with an {@code xmlUrl} is a feed, whatever folder it stands in. */
final class Opml {

  /** As in YAML; the attribute is our own, see {@link OpmlWriter}. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final int LONGEST_ID = 60;

  private Opml() {}

  static List<FeedDefinition> read(String text, String name, List<String> problems) {
    Document document = Parser.xmlParser().parseInput(text, "");
    if (document.select("opml").isEmpty()) {
      problems.add(name + " is XML, but no OPML.");
      return List.of();
    }
    List<FeedDefinition> feeds = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Element outline : document.select("outline")) {
      String link = first(outline, "xmlUrl", "xmlurl");
      if (link.isEmpty()) {
        continue;
      }
      Optional<URI> url = Links.web(link);
      if (url.isEmpty()) {
        problems.add(
            name
                + ": the outline '"
                + first(outline, "text", "title")
                + "' has the xmlUrl '"
                + PlainText.line(link)
                + "'; it must be an http or https address.");
        continue;
      }
      String given = first(outline, "pactwireId");
      String shown = first(outline, "text");
      // Without a title the text that OPML asks for is the id.
      String title =
          shown.equals(given) ? first(outline, "title") : first(outline, "title", "text");
      String id =
          unique(
              ID.matcher(given).matches()
                  ? given
                  : slug(title.isEmpty() ? url.get().getHost() + url.get().getPath() : title),
              ids);
      feeds.add(
          new FeedDefinition(
              id,
              url.get(),
              Optional.of(title).filter(t -> !t.isEmpty()),
              Optional.of(first(outline, "language")).filter(t -> !t.isEmpty()),
              Optional.of(first(outline, "pactwireCountry")).filter(t -> !t.isEmpty()),
              Optional.of(first(outline, "pactwireInterval"))
                  .filter(t -> t.matches("[1-9]\\d{0,6}s"))
                  .map(t -> Duration.ofSeconds(Long.parseLong(t.substring(0, t.length() - 1))))));
    }
    return feeds;
  }

  private static String first(Element outline, String... names) {
    for (String name : names) {
      if (!outline.attr(name).isBlank()) {
        return PlainText.line(outline.attr(name));
      }
    }
    return "";
  }

  private static String slug(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.length() > LONGEST_ID ? plain.substring(0, LONGEST_ID) : plain;
    return cut.isEmpty() ? "feed" : cut;
  }

  private static String unique(String id, Set<String> taken) {
    String candidate = id;
    for (int number = 2; !taken.add(candidate); number++) {
      candidate = id + "-" + number;
    }
    return candidate;
  }
}
