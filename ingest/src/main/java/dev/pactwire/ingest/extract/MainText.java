package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.ingest.time.TimeParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The main text of a page: pruned, found, and cleaned of blocks that are mostly links or say
 * nothing of their own.
 */
final class MainText {

  private static final double LINKS = 0.5;
  private static final int LONGEST_LIST_LINK = 60;
  private static final int LONGEST_STAMP = 40;
  private static final double TAIL = 0.2;

  private MainText() {}

  /**
   * Takes the body of a page apart; it is of no use afterwards.
   *
   * @param byName whether to trust the names of classes and ids
   */
  static String of(Element body, Optional<String> title, boolean byName) {
    Pruner.prune(body, byName);
    Element content = ContentFinder.find(body);
    List<String> lead = Leads.before(content, body, title);
    dropLinkBlocks(content);
    String text = PlainText.of(content);
    return Stream.concat(
            lead.stream().filter(line -> !text.contains(line)), withoutTail(text.lines().toList()))
        .filter(
            line ->
                !Phrases.isNoise(line)
                    && !Phrases.opensAfterword(line)
                    && !Phrases.isCaption(line)
                    && !isStamp(line))
        .filter(line -> title.isEmpty() || !line.equals(title.get()))
        .collect(Collectors.joining("\n"));
  }

  /** A line that is nothing but a date. */
  private static boolean isStamp(String line) {
    return line.length() <= LONGEST_STAMP
        && line.chars().anyMatch(Character::isDigit)
        && TimeParser.parse(line).isPresent();
  }

  /** Cuts off what an afterword opens, if that is a small part of the whole. */
  private static Stream<String> withoutTail(List<String> lines) {
    int all = lines.stream().mapToInt(String::length).sum();
    int seen = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (seen > (1 - TAIL) * all && Phrases.opensAfterword(lines.get(i))) {
        return lines.subList(0, i).stream();
      }
      seen += lines.get(i).length();
    }
    return lines.stream();
  }

  private static void dropLinkBlocks(Element content) {
    for (Element block : content.select("ul, ol, div, section, table, td, p, h2, h3, h4, h5, h6")) {
      if (!block.equals(content)
          && block.hasParent()
          && !block.text().isEmpty()
          && isLinks(block)) {
        block.remove();
      }
    }
  }

  private static boolean isLinks(Element block) {
    double density = ContentFinder.linkDensity(block);
    boolean single = block.normalName().equals("p") || block.normalName().startsWith("h");
    return single
        ? density > 0.9 && block.text().length() < LONGEST_LIST_LINK * 3
        : density > LINKS;
  }
}
