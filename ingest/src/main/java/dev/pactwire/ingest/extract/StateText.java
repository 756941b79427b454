package dev.pactwire.ingest.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.ingest.text.PlainText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The text of a page that is drawn by scripts: from the state they start from, which such pages
 * hold as JSON. What stands in the object that holds the page's title is the article; prose in it
 * is told by its length and its sentences.
 */
final class StateText {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Parts of an article's object that are no text of it. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i).*(?:relat|recommend|teaser|comment|author|seo|meta|image|photo|media|caption|summary|descri|excerpt|lead|next|prev|popular|url|slug|alt|nav|footer|consent).*");

  private static final Pattern SENTENCE = Pattern.compile("[.!?…。！？](?:$|[\\s\"”»<])");
  private static final int LONGEST = 2_000_000;
  private static final int MOST_NODES = 20_000;
  private static final int SHORTEST = 40;

  /** Objects in each other could all hold the title; each is read anew. */
  private static final int MOST_HOLDERS = 5;

  private StateText() {}

  /**
   * A paragraph a line; empty if no state holds the title and a text.
   *
   * @param title the page's title
   */
  static String of(Document document, String title) {
    String wanted = SiteNames.fold(title);
    String best = "";
    for (Element script : document.select("script[type=application/json], script#__NEXT_DATA__")) {
      String data = script.data();
      if (!wanted.isEmpty() && data.length() <= LONGEST) {
        String text = text(data, wanted);
        best = text.length() > best.length() ? text : best;
      }
    }
    return best;
  }

  private static String text(String data, String title) {
    String best = "";
    try {
      for (JsonNode holder : holders(JSON.readTree(data), title)) {
        String text = String.join("\n", prose(holder));
        best = text.length() > best.length() ? text : best;
      }
    } catch (JsonProcessingException broken) {
      // A state that no script could read holds no text either.
      return "";
    }
    return best;
  }

  /** Objects with the title among their values. */
  private static List<JsonNode> holders(JsonNode root, String title) {
    List<JsonNode> holders = new ArrayList<>();
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(root);
    for (int seen = 0;
        !open.isEmpty() && seen < MOST_NODES && holders.size() < MOST_HOLDERS;
        seen++) {
      JsonNode node = open.poll();
      if (node.isObject() && hasValue(node, title)) {
        holders.add(node);
      }
      node.forEach(
          child -> {
            if (child.isContainerNode()) {
              open.add(child);
            }
          });
    }
    return holders;
  }

  private static boolean hasValue(JsonNode object, String title) {
    for (JsonNode value : object) {
      if (value.isTextual()
          && value.asText().length() <= 2 * title.length() + SHORTEST
          && SiteNames.fold(value.asText()).equals(title)) {
        return true;
      }
    }
    return false;
  }

  /** In document order. */
  private static Set<String> prose(JsonNode holder) {
    Set<String> lines = new LinkedHashSet<>();
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(holder);
    for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
      JsonNode node = open.pop();
      if (node.isTextual() && isProse(node.asText())) {
        lines.add(PlainText.ofHtml(node.asText()));
      }
      List<JsonNode> parts = new ArrayList<>();
      if (node.isObject()) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          if (!BESIDE.matcher(field.getKey()).matches()) {
            parts.add(field.getValue());
          }
        }
      } else {
        node.forEach(parts::add);
      }
      for (int i = parts.size() - 1; i >= 0; i--) {
        open.push(parts.get(i));
      }
    }
    return lines;
  }

  private static boolean isProse(String text) {
    return text.length() >= SHORTEST
        && !text.startsWith("{")
        && !text.startsWith("[")
        && SENTENCE.matcher(text).find();
  }
}
