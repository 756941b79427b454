package dev.pactwire.ingest.feed;

import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Plain text as a fragment of HTML that keeps its lines. */
final class PlainHtml {

  private PlainHtml() {}

  static String of(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> "<p>" + Entities.escape(line.strip()) + "</p>")
        .collect(Collectors.joining());
  }
}
