package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names in the bylines of wire services: "By Jane Doe and Karl Muster in Brussels". */
final class Credits {

  private static final Pattern LEAD =
      Pattern.compile("^(?:by|von|par|por|di|av|af|door)\\b\\s*:?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern JOINT =
      Pattern.compile("\\s*[,;]\\s*|\\s+(?:and|und|et|y|e|&|och|og|en)\\s+");
  private static final Pattern REST = Pattern.compile("\\s+(?:in|aus|from)\\s+.*$|\\s*[/|(].*$");
  private static final int LONGEST = 200;

  private Credits() {}

  static Stream<String> names(String byline) {
    return PlainText.ofHtml(byline).lines().limit(1).flatMap(Credits::ofLine);
  }

  private static Stream<String> ofLine(String line) {
    if (line.length() > LONGEST) {
      return Stream.empty();
    }
    String names = LEAD.matcher(line).replaceFirst("");
    List<String> parts =
        JOINT
            .splitAsStream(names)
            .map(name -> REST.matcher(name).replaceFirst("").strip())
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    return parts.stream();
  }
}
