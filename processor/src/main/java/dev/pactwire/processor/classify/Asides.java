package dev.pactwire.processor.classify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words that make what follows them a side matter, or deny it: in "on the margins of the G20
 * summit" the summit is only the place of another event, in "no alliance between" there is none. An
 * alliance named within three words after such words, in the same sentence, counts for that part of
 * its weight which the taxonomy gives them. What the title names as a side matter only is one in
 * the whole article.
 *
 * <p>Words that deny what stands before them ("the alliance of the two does not exist") reach ten
 * words back within their clause; behind a comma only the word before it ("an alliance, which does
 * not exist").
 */
final class Asides {
  private static final int REACH = 3;
  private static final int REACH_BACK = 10;
  private static final int BEHIND_COMMA = 2;
  private static final String CLAUSE_ENDS = ",;:()–—\"„“”«»，、；：،؛";

  private Reading.FieldReading field;
  private Lexicon.Span last;
  private Term words;

  /** Takes the spans of a text in order; lowers the hits of a span from index {@code first} on. */
  void apply(Reading.FieldReading here, Lexicon.Span span, List<Hit> hits, int first) {
    for (Term term : span.terms()) {
      if (term.target() == Term.Target.DENIAL) {
        deny(here.hit(span, term), here, span, hits);
      }
    }
    for (Term term : span.terms()) {
      if (term.target() == Term.Target.ASIDE || term.target() == Term.Target.NEGATION) {
        field = here;
        last = span;
        words = term;
        return;
      }
    }
    if (last == null || field.field() != here.field() || !reaches(span)) {
      return;
    }
    for (int i = first; i < hits.size(); i++) {
      if (hits.get(i).term().target() == lowered()) {
        hits.set(i, hits.get(i).beside(field.hit(last, words)));
      }
    }
  }

  private static void deny(
      Hit denial, Reading.FieldReading here, Lexicon.Span span, List<Hit> hits) {
    int earliest = here.tokens().start(Math.max(0, span.first() - REACH_BACK));
    int beside = here.tokens().start(Math.max(0, span.first() - BEHIND_COMMA));
    for (int i = hits.size() - 1; i >= 0; i--) {
      Hit hit = hits.get(i);
      if (hit.field() != denial.field()
          || hit.sentence() != denial.sentence()
          || hit.start() < earliest) {
        return;
      }
      if (hit.term().target() == Term.Target.VOCABULARY
          && (hit.end() > beside || isOneClause(here.text(), hit.end(), denial.start()))) {
        hits.set(i, hit.beside(denial));
      }
    }
  }

  private static boolean isOneClause(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (CLAUSE_ENDS.indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Lowers the hits in the text of what is a side matter wherever the title names it. */
  static void spread(List<Hit> hits) {
    Map<String, Optional<Hit>> inTitle = new HashMap<>();
    for (Hit hit : hits) {
      if (hit.field() == Field.TITLE && hit.term().target() == Term.Target.ALLIANCE) {
        inTitle.merge(hit.term().id(), hit.aside(), (a, b) -> a.isEmpty() ? a : b);
      }
    }
    if (inTitle.isEmpty()) {
      return;
    }
    for (int i = 0; i < hits.size(); i++) {
      Hit hit = hits.get(i);
      Optional<Hit> words = inTitle.getOrDefault(hit.term().id(), Optional.empty());
      if (hit.aside().isEmpty() && words.isPresent()) {
        hits.set(i, hit.beside(words.get()));
      }
    }
  }

  /** A side matter is an alliance that is named; what is negated are words of alliance. */
  private Term.Target lowered() {
    return words.target() == Term.Target.ASIDE ? Term.Target.ALLIANCE : Term.Target.VOCABULARY;
  }

  private boolean reaches(Lexicon.Span span) {
    return span.first() - last.last() <= REACH + 1
        && field.cut().of(span.first()) == field.cut().of(last.last());
  }
}
