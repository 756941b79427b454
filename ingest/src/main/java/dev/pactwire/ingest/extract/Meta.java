package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The {@code <meta>} elements of a page by name, property or itemprop, in lower case. */
final class Meta {

  private final Map<String, List<String>> values = new HashMap<>();

  private Meta() {}

  static Meta of(Document document) {
    Meta meta = new Meta();
    for (Element element : document.select("meta[content]")) {
      Stream.of("property", "name", "itemprop", "http-equiv")
          .map(key -> element.attr(key).strip().toLowerCase(Locale.ROOT))
          .filter(key -> !key.isEmpty())
          .forEach(
              key ->
                  meta.values
                      .computeIfAbsent(key, any -> new ArrayList<>())
                      .add(element.attr("content")));
    }
    return meta;
  }

  /** The first of some names that has a value. */
  Optional<String> first(String... names) {
    return Stream.of(names).flatMap(name -> all(name).stream()).findFirst();
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .map(PlainText::headline)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
