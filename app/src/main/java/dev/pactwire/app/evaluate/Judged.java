package dev.pactwire.app.evaluate;

import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Label;
import dev.pactwire.processor.classify.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A labelled article beside the answer to it. */
record Judged(GoldArticle gold, Classification answer) {
  private static final int BADNESS_OF_FOCUS = 2;

  /** A label that was wanted or given in another role; absent is no role. */
  record Mistake(String label, Optional<Role> wanted, Optional<Label> given) {
    int badness() {
      boolean focus =
          wanted.filter(Role.FOCUS::equals).isPresent()
              != given.map(Label::role).filter(Role.FOCUS::equals).isPresent();
      boolean presence = wanted.isPresent() != given.isPresent();
      return (focus ? BADNESS_OF_FOCUS : 0) + (presence ? 1 : 0);
    }
  }

  Set<String> givenAlliances() {
    return ids(answer.alliances(), Role.MENTION);
  }

  Set<String> givenAlliancesInFocus() {
    return ids(answer.alliances(), Role.FOCUS);
  }

  Set<String> givenCountries() {
    return ids(answer.countries(), Role.MENTION);
  }

  Set<String> givenCountriesInFocus() {
    return ids(answer.countries(), Role.FOCUS);
  }

  boolean languageIsRight() {
    return gold.language().equals(answer.language());
  }

  /** Ids of the labels in focus, or of all labels when mentions are asked for. */
  private static Set<String> ids(List<Label> labels, Role least) {
    return labels.stream()
        .filter(label -> least == Role.MENTION || label.role() == Role.FOCUS)
        .map(Label::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> inFocus(Map<String, Role> roles) {
    return roles.entrySet().stream()
        .filter(entry -> entry.getValue() == Role.FOCUS)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is wrong with the alliances and with the countries in focus. */
  List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>();
    mistakes(gold.alliances(), answer.alliances(), mistakes);
    mistakes(gold.countries(), answer.countries(), mistakes);
    return mistakes.stream().filter(mistake -> mistake.badness() > 0).toList();
  }

  private static void mistakes(Map<String, Role> want, List<Label> have, List<Mistake> found) {
    Map<String, Label> given = new TreeMap<>();
    have.forEach(label -> given.put(label.id(), label));
    Set<String> all = new TreeSet<>(want.keySet());
    all.addAll(given.keySet());
    for (String label : all) {
      found.add(
          new Mistake(
              label, Optional.ofNullable(want.get(label)), Optional.ofNullable(given.get(label))));
    }
  }

  int badness() {
    return mistakes().stream().mapToInt(Mistake::badness).sum();
  }
}
