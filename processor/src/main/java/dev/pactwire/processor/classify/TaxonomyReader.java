package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns the files of a taxonomy, each of a declared kind, into its parts. The scoring file is read
 * first.
 */
final class TaxonomyReader {
  private static final Set<String> ALLIANCE_KEYS =
      Stream.concat(ScoringReader.ALLIANCE_KINDS.stream(), Stream.of("title", "members", "pact"))
          .collect(Collectors.toUnmodifiableSet());

  /** A label becomes the end of a topic's name. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  private final TermReader terms = new TermReader();
  private final List<Pact> pacts = new ArrayList<>();
  private final List<NewsRegion> regions = new ArrayList<>();
  private final Map<String, List<String>> members = new LinkedHashMap<>();
  private final Set<String> groups = new TreeSet<>();
  private final Set<String> codes = new HashSet<>();
  private final Map<YamlNode, String> codesUsed = new LinkedHashMap<>();
  private Scoring scoring;
  private String version = "";

  Taxonomy read(Map<String, String> files, String hash) {
    Map<String, List<YamlNode>> byKind = byKind(files);
    one(byKind, "scoring", this::scoring);
    for (YamlNode node : byKind.getOrDefault("names", List.of())) {
      names(node);
    }
    one(byKind, "countries", this::countries);
    one(byKind, "vocabulary", this::vocabulary);
    one(byKind, "alliances", this::alliances);
    one(byKind, "regions", this::regions);
    terms.requireContexts(groups);
    requireCodes();
    return new Taxonomy(
        version + "+" + hash,
        Taxonomy.bare(files),
        terms.terms(),
        pacts,
        members,
        regions,
        scoring);
  }

  private static Map<String, List<YamlNode>> byKind(Map<String, String> files) {
    Map<String, List<YamlNode>> byKind = new TreeMap<>();
    // By name: what a taxonomy means does not hang on the order in which a map hands out its files.
    new TreeMap<>(files)
        .forEach(
            (file, content) -> {
              YamlNode root = YamlNode.read(file, content);
              YamlNode kind = root.require("kind");
              if (!Set.of("scoring", "names", "countries", "vocabulary", "alliances", "regions")
                  .contains(kind.text())) {
                throw kind.error(
                    "unknown kind '"
                        + kind.text()
                        + "'; known are scoring, names, countries, vocabulary, alliances, regions.");
              }
              byKind.computeIfAbsent(kind.text(), key -> new ArrayList<>()).add(root);
            });
    return byKind;
  }

  private static void one(
      Map<String, List<YamlNode>> byKind, String kind, Consumer<YamlNode> reader) {
    List<YamlNode> found = byKind.getOrDefault(kind, List.of());
    if (found.isEmpty()) {
      throw new TaxonomyException("taxonomy", "no file declares 'kind: " + kind + "'.");
    }
    found.forEach(reader);
  }

  private void scoring(YamlNode root) {
    if (scoring != null) {
      throw root.error("another file declares 'kind: scoring' too; there is one.");
    }
    version = ScoringReader.version(root);
    scoring = ScoringReader.read(root);
  }

  private void names(YamlNode root) {
    root.entries(Set.of("kind", "names"));
    for (Map.Entry<YamlNode, YamlNode> country : root.require("names").entries()) {
      String code = code(country.getKey());
      codes.add(code);
      terms.read(country.getValue(), Term.Target.COUNTRY, code, "name", scoring.termWeight("name"));
    }
  }

  private void countries(YamlNode root) {
    root.entries(Set.of("kind", "countries"));
    for (Map.Entry<YamlNode, YamlNode> country : root.require("countries").entries()) {
      String code = code(country.getKey());
      codes.add(code);
      for (Map.Entry<YamlNode, YamlNode> kind :
          country.getValue().entries(ScoringReader.COUNTRY_KINDS)) {
        String name = kind.getKey().text();
        terms.read(kind.getValue(), Term.Target.COUNTRY, code, name, scoring.termWeight(name));
      }
    }
  }

  private void vocabulary(YamlNode root) {
    root.entries(Set.of("kind", "groups", "decoys", "asides", "negations", "denials"));
    for (Map.Entry<YamlNode, YamlNode> group : entries(root, "groups")) {
      groups.add(group.getKey().text());
      terms.read(group.getValue(), Term.Target.VOCABULARY, group.getKey().text(), "word", 1);
    }
    root.get("decoys").ifPresent(n -> terms.read(n, Term.Target.DECOY, "decoy", "phrase", 0));
    root.get("asides").ifPresent(n -> terms.read(n, Term.Target.ASIDE, "aside", "phrase", 0.3));
    root.get("negations")
        .ifPresent(n -> terms.read(n, Term.Target.NEGATION, "negation", "phrase", 0));
    root.get("denials").ifPresent(n -> terms.read(n, Term.Target.DENIAL, "denial", "phrase", 0));
  }

  private void alliances(YamlNode root) {
    root.entries(Set.of("kind", "alliances"));
    for (Map.Entry<YamlNode, YamlNode> alliance : root.require("alliances").entries()) {
      alliance(label(alliance.getKey()), alliance.getValue());
    }
  }

  private static List<Map.Entry<YamlNode, YamlNode>> entries(YamlNode root, String key) {
    return root.get(key).map(YamlNode::entries).orElse(List.of());
  }

  private void alliance(String slug, YamlNode node) {
    // One alliance may stand in several files; only one of them lists its members.
    node.get("members").map(this::codes).ifPresent(codes -> members.put(slug, codes));
    members.putIfAbsent(slug, List.of());
    for (Map.Entry<YamlNode, YamlNode> entry : node.entries(ALLIANCE_KEYS)) {
      String key = entry.getKey().text();
      if (key.equals("pact")) {
        pact(slug, entry.getValue());
      } else if (!key.equals("title") && !key.equals("members")) {
        terms.read(entry.getValue(), Term.Target.ALLIANCE, slug, key, scoring.termWeight(key));
      }
    }
  }

  private void pact(String slug, YamlNode node) {
    List<List<String>> circles = List.of(members.get(slug));
    Map<String, Double> vocabulary = new LinkedHashMap<>();
    for (Map.Entry<YamlNode, YamlNode> entry : node.entries()) {
      String key = entry.getKey().text();
      if (key.equals("circles")) {
        circles = entry.getValue().items().stream().map(this::codes).toList();
      } else if (groups.contains(key)) {
        vocabulary.put(key, entry.getValue().number(-1, 1));
      } else {
        throw entry.getKey().error("the vocabulary has no group '" + key + "'.");
      }
    }
    for (List<String> circle : circles) {
      if (circle.isEmpty()) {
        throw node.error("a pact rule needs the members of '" + slug + "', or circles of its own.");
      }
      pacts.add(new Pact(slug, circle, vocabulary));
    }
  }

  private void regions(YamlNode root) {
    root.entries(Set.of("kind", "subregions", "news"));
    for (Map.Entry<YamlNode, YamlNode> region : root.require("subregions").entries()) {
      add(region.getKey(), codes(region.getValue()), 1);
    }
    for (Map.Entry<YamlNode, YamlNode> region : root.require("news").entries()) {
      String id = region.getKey().text();
      YamlNode body = region.getValue();
      body.entries(Set.of("countries", "atLeast", "terms"));
      List<String> countries = body.get("countries").map(this::codes).orElse(List.of());
      int atLeast = (int) body.get("atLeast").map(n -> n.number(1, 20)).orElse(1.0).doubleValue();
      add(region.getKey(), countries, atLeast);
      body.get("terms").ifPresent(n -> terms.read(n, Term.Target.REGION, id, "name", 1));
    }
  }

  private void add(YamlNode id, List<String> countries, int atLeast) {
    if (regions.stream().anyMatch(region -> region.id().equals(id.text()))) {
      throw id.error("the region '" + id.text() + "' is already there.");
    }
    regions.add(new NewsRegion(label(id), countries, atLeast));
  }

  private static String label(YamlNode id) {
    if (!LABEL.matcher(id.text()).matches()) {
      throw id.error(
          "'%s' is no name of a label: up to 80 small letters a to z, digits and hyphens, such as us-japan."
              .formatted(id.text()));
    }
    return id.text();
  }

  private List<String> codes(YamlNode list) {
    List<String> found = new ArrayList<>();
    for (YamlNode item : list.items()) {
      found.add(code(item));
      codesUsed.put(item, item.text());
    }
    return found;
  }

  private static String code(YamlNode node) {
    String code = node.text();
    if (code.length() != 2 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      throw node.error("'" + code + "' is not an ISO 3166-1 alpha-2 code (two capital letters).");
    }
    return code;
  }

  private void requireCodes() {
    codesUsed.forEach(
        (node, code) -> {
          if (!codes.contains(code)) {
            throw node.error("the country '" + code + "' has no names.");
          }
        });
  }
}
