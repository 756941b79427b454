package dev.pactwire.ingest.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pactwire.ingest.text.PlainText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The article that a page describes in JSON-LD with the words of schema.org. */
final class JsonLd {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();
  private static final Pattern ARTICLE =
      Pattern.compile(".*(?:Article|BlogPosting|Report|LiveBlog.*|Review|Recipe|Posting)$");
  private static final Pattern PERSON = Pattern.compile(".*Person$");
  private static final Pattern PAGE = Pattern.compile(".*WebPage$");
  private static final Pattern WRAPPER =
      Pattern.compile(
          "^\\s*(?:<!--|//<!\\[CDATA\\[|<!\\[CDATA\\[)|(?:-->|//\\]\\]>|\\]\\]>)\\s*;?\\s*$");
  private static final int MAX_NODES = 5000;

  private final JsonNode article;
  private final JsonNode page;
  private final Map<String, JsonNode> byId;

  private JsonLd(JsonNode article, JsonNode page, Map<String, JsonNode> byId) {
    this.article = article;
    this.page = page;
    this.byId = byId;
  }

  static JsonLd of(Document document) {
    List<JsonNode> nodes = new ArrayList<>();
    for (Element script : document.select("script[type*=ld+json]")) {
      try {
        collect(JSON.readTree(WRAPPER.matcher(script.data()).replaceAll("")), nodes);
      } catch (JsonProcessingException broken) {
        // A page whose structured data is broken still has its text; the other sources answer.
        continue;
      }
    }
    Map<String, JsonNode> byId = new HashMap<>();
    nodes.stream()
        .filter(node -> node.path("@id").isTextual() && node.size() > 1)
        .forEach(node -> byId.putIfAbsent(node.path("@id").asText(), node));
    Optional<JsonNode> page = first(nodes, PAGE).filter(node -> node.has("datePublished"));
    JsonNode none = JSON.createObjectNode();
    JsonNode article = first(nodes, ARTICLE).or(() -> page).orElse(none);
    return new JsonLd(article, page.orElse(none), byId);
  }

  /** Whether the page describes an article at all. */
  boolean hasArticle() {
    return !article.isEmpty();
  }

  private static void collect(JsonNode root, List<JsonNode> nodes) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty() && nodes.size() < MAX_NODES) {
      JsonNode node = open.poll();
      if (node.isObject()) {
        nodes.add(node);
      }
      node.forEach(
          child -> {
            if (child.isContainerNode()) {
              open.add(child);
            }
          });
    }
  }

  private static Optional<JsonNode> first(List<JsonNode> nodes, Pattern type) {
    return nodes.stream().filter(node -> is(node, type)).findFirst();
  }

  Optional<String> text(String... names) {
    return Stream.of(names)
        .flatMap(name -> stream(value(name)))
        .filter(JsonNode::isValueNode)
        .map(node -> PlainText.headline(node.asText("")))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The text of the article where the page gives it as data, a paragraph a line; else empty. */
  String body() {
    return stream(article.path("articleBody"))
        .filter(JsonNode::isTextual)
        .map(node -> node.asText())
        .map(text -> PlainText.ofHtml(text.indexOf('<') < 0 ? text.replace("\n", "<br>") : text))
        .collect(Collectors.joining("\n"));
  }

  /** Dates that the article leaves out may stand with the page. */
  private JsonNode value(String name) {
    return article.has(name) || !name.startsWith("date") ? article.path(name) : page.path(name);
  }

  /** Values of a property that are names, or things with a name. */
  List<String> names(String property) {
    return named(stream(article.path(property)).map(this::resolved));
  }

  /** As {@link #names}; of persons and houses together, the persons. */
  List<String> people(String property) {
    List<JsonNode> all = stream(article.path(property)).map(this::resolved).toList();
    List<String> persons = named(all.stream().filter(node -> is(node, PERSON)));
    return persons.isEmpty() ? named(all.stream()) : persons;
  }

  private static List<String> named(Stream<JsonNode> nodes) {
    return nodes.flatMap(JsonLd::name).distinct().toList();
  }

  /** Links of a property that are addresses, or things with one. */
  Optional<String> link(String property) {
    return stream(article.path(property))
        .map(this::resolved)
        .map(node -> node.isTextual() ? node.asText() : node.path("url").asText(""))
        .filter(link -> !link.isBlank())
        .findFirst();
  }

  /** Keywords: a list, or one string with commas. */
  List<String> keywords() {
    return stream(article.path("keywords"))
        .filter(JsonNode::isValueNode)
        .flatMap(node -> Stream.of(node.asText().split(",")))
        .map(PlainText::headline)
        .filter(tag -> !tag.isEmpty() && !tag.contains(":"))
        .distinct()
        .toList();
  }

  private JsonNode resolved(JsonNode node) {
    return node.isObject() && node.path("name").isMissingNode()
        ? byId.getOrDefault(node.path("@id").asText(""), node)
        : node;
  }

  private static Stream<String> name(JsonNode node) {
    if (!node.isObject()) {
      return node.isTextual() ? words(node) : Stream.empty();
    }
    List<String> names = stream(node.path("name")).flatMap(JsonLd::words).toList();
    if (!names.isEmpty()) {
      return names.stream();
    }
    String parts = node.path("givenName").asText("") + " " + node.path("familyName").asText("");
    return Stream.of(PlainText.headline(parts)).filter(text -> !text.isEmpty());
  }

  private static Stream<String> words(JsonNode node) {
    return node.isTextual()
        ? Stream.of(PlainText.headline(node.asText())).filter(text -> !text.isEmpty())
        : Stream.empty();
  }

  private static boolean is(JsonNode node, Pattern type) {
    return stream(node.path("@type")).anyMatch(each -> type.matcher(each.asText()).matches());
  }

  private static Stream<JsonNode> stream(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false)
        : node.isMissingNode() || node.isNull() ? Stream.empty() : Stream.of(node);
  }
}
