package dev.pactwire.processor.classify;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads lists of terms, plain or by language, and checks each spelling where it stands. */
final class TermReader {
  private static final Set<String> TERM_KEYS =
      Set.of("term", "weight", "personal", "unless", "if", "several", "since", "until");

  private final List<Term> terms = new ArrayList<>();
  private final Map<String, YamlNode> contextsUsed = new HashMap<>();

  List<Term> terms() {
    return terms;
  }

  /** Reads {@code [one, two]} for all languages, or {@code {de: [eins], any: [one]}}. */
  void read(YamlNode node, Term.Target target, String id, String kind, double weight) {
    if (!node.isMap()) {
      readList(node, target, id, kind, weight, LanguageSet.ALL);
      return;
    }
    for (Map.Entry<YamlNode, YamlNode> entry : node.entries()) {
      String language = entry.getKey().text();
      if (!language.equals("any") && !LanguageSet.isKnown(language)) {
        throw entry
            .getKey()
            .error(
                "unknown language '"
                    + language
                    + "'; known are any, "
                    + String.join(", ", LanguageSet.known())
                    + ".");
      }
      long bits = language.equals("any") ? LanguageSet.ALL : LanguageSet.bit(language);
      readList(entry.getValue(), target, id, kind, weight, bits);
    }
  }

  private void readList(
      YamlNode list, Term.Target target, String id, String kind, double weight, long languages) {
    boolean arabic = languages == LanguageSet.bit("ar");
    boolean german = languages == LanguageSet.bit("de");
    for (YamlNode item : list.items()) {
      Term term =
          item.isMap()
              ? full(item, target, id, kind, weight, languages)
              : plain(item, target, id, kind, weight, languages);
      terms.add(term);
      if (arabic) {
        ArabicForms.of(term.spelling()).forEach(form -> terms.add(term.spelt(form)));
      }
      if (german) {
        GermanForms.of(term.spelling()).forEach(form -> terms.add(term.spelt(form)));
      }
    }
  }

  private Term plain(
      YamlNode item, Term.Target target, String id, String kind, double weight, long languages) {
    return new Term(
        target,
        id,
        kind,
        spelling(item),
        weight,
        languages,
        false,
        "",
        "",
        false,
        Tenure.ALWAYS,
        item.place());
  }

  private Term full(
      YamlNode item, Term.Target target, String id, String kind, double weight, long languages) {
    item.entries(TERM_KEYS);
    return new Term(
        target,
        id,
        kind,
        spelling(item.require("term")),
        item.get("weight").map(node -> node.number(0, 1)).orElse(weight),
        languages,
        item.get("personal").map(YamlNode::flag).orElse(false),
        context(item, "unless"),
        context(item, "if"),
        item.get("several").map(YamlNode::flag).orElse(false),
        tenure(item),
        item.place());
  }

  private static Tenure tenure(YamlNode item) {
    Optional<YearMonth> since = item.get("since").map(YamlNode::month);
    Optional<YearMonth> until = item.get("until").map(YamlNode::month);
    if (since.isPresent() && until.isPresent() && until.get().isBefore(since.get())) {
      throw item.require("until").error("it is before 'since'.");
    }
    return since.isEmpty() && until.isEmpty() ? Tenure.ALWAYS : new Tenure(since, until);
  }

  private String context(YamlNode item, String key) {
    return item.get(key)
        .map(
            node -> {
              contextsUsed.putIfAbsent(node.text(), node);
              return node.text();
            })
        .orElse("");
  }

  private static String spelling(YamlNode node) {
    try {
      TermPattern.parse(node.text());
      return node.text();
    } catch (IllegalArgumentException e) {
      throw node.error(e.getMessage());
    }
  }

  /** Complains about the first context group that a term names and the vocabulary lacks. */
  void requireContexts(Set<String> groups) {
    contextsUsed.forEach(
        (group, node) -> {
          if (!groups.contains(group)) {
            throw node.error(
                "the vocabulary has no group '"
                    + group
                    + "'; it has "
                    + String.join(", ", groups.stream().sorted().toList())
                    + ".");
          }
        });
  }
}
