package dev.pactwire.processor.classify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sets doubtful hits apart: terms whose context group is absent or whose counter-context is
 * present, countries that are parts of a person's name, and places that are towns of the same name
 * in a US state ("Paris, Texas"). A word keeps one sense within an article: every "Paris" of that
 * article is the town, every "Georgia" the skater Georgia Stevens.
 */
final class HitFilter {
  private static final int PROSE_LINE = 80;
  private static final int WRAPPED_LINE = 55;
  private static final String SENTENCE_ENDS = ".!?\"”»“。";
  private static final int LONGEST_BEFORE_STATE = 3;

  private final Reading.FieldReading title;
  private final Reading.FieldReading text;
  private final Set<String> contexts = new HashSet<>();
  private final Set<String> namesakes = new HashSet<>();
  private final Set<String> decoyWords = new HashSet<>();
  private final Asides asides = new Asides();
  private final boolean titleCase;

  HitFilter(Reading.FieldReading title, Reading.FieldReading text) {
    this.title = title;
    this.titleCase = isTitleCase(title);
    this.text = text;
  }

  void sort(List<Hit> kept, List<Hit> dropped) {
    List<Reading.FieldReading> fields = List.of(title, text);
    for (Reading.FieldReading field : fields) {
      collectContexts(field);
    }
    for (Reading.FieldReading field : fields) {
      int end = proseEnd(field.text());
      for (Lexicon.Span span : field.spans()) {
        sort(field, span, end, kept, dropped);
      }
    }
    Asides.spread(kept);
  }

  private void collectContexts(Reading.FieldReading field) {
    List<Lexicon.Span> spans = field.spans();
    for (int i = 0; i < spans.size(); i++) {
      for (Term term : spans.get(i).terms()) {
        if (term.target() == Term.Target.VOCABULARY) {
          contexts.add(term.id());
        }
        if (term.target() == Term.Target.DECOY) {
          addWords(field, spans.get(i));
        }
        if (term.personal() && isPartOfName(field, spans.get(i))) {
          namesakes.add(spelling(field, spans.get(i)));
        }
      }
      if (i + 1 < spans.size() && isBeforeState(field, spans.get(i), spans.get(i + 1))) {
        namesakes.add(spelling(field, spans.get(i)));
      }
    }
  }

  /**
   * "Michael Jordan" or "quad bike" tells what "Jordan" or "Quad" mean in the rest of the article.
   */
  private void addWords(Reading.FieldReading field, Lexicon.Span decoy) {
    for (int token = decoy.first(); token <= decoy.last(); token++) {
      decoyWords.add(Symbols.fold(field.tokens().text(token)));
    }
  }

  private static boolean isConditional(Term term) {
    return term.personal() || !term.unless().isEmpty();
  }

  private boolean isBeforeState(Reading.FieldReading field, Lexicon.Span span, Lexicon.Span next) {
    if (!next.terms().stream().anyMatch(t -> t.kind().equals("state") && t.id().equals("US"))
        || !span.terms().stream().anyMatch(t -> isForeignPlace(t))) {
      return false;
    }
    int from = field.tokens().end(span.last());
    int to = field.tokens().start(next.first());
    return next.first() == span.last() + 1
        && to - from <= LONGEST_BEFORE_STATE
        && field.text().charAt(from) == ',';
  }

  private static boolean isForeignPlace(Term term) {
    return term.target() == Term.Target.COUNTRY && !term.id().equals("US");
  }

  private static String spelling(Reading.FieldReading field, Lexicon.Span span) {
    return Symbols.fold(
        field
            .text()
            .substring(field.tokens().start(span.first()), field.tokens().end(span.last())));
  }

  private void sort(
      Reading.FieldReading field, Lexicon.Span span, int end, List<Hit> kept, List<Hit> dropped) {
    if (field.tokens().start(span.first()) >= end) {
      return;
    }
    boolean namesake = !namesakes.isEmpty() && namesakes.contains(spelling(field, span));
    int first = kept.size();
    for (Term term : span.terms()) {
      if (term.target().isModifier()) {
        continue;
      }
      boolean out =
          namesake && isForeignPlace(term)
              || !term.unless().isEmpty() && contexts.contains(term.unless())
              || !term.onlyIf().isEmpty() && !contexts.contains(term.onlyIf())
              || namesake && term.personal()
              || !decoyWords.isEmpty()
                  && isConditional(term)
                  && decoyWords.contains(spelling(field, span));
      if (out) {
        dropped.add(field.hit(span, term));
      } else {
        keep(field.hit(span, term), kept, first);
      }
    }
    asides.apply(field, span, kept, first);
  }

  /** One word counts once for one label, however many spellings it matches: the surest. */
  private static void keep(Hit hit, List<Hit> kept, int first) {
    for (int i = first; i < kept.size(); i++) {
      Term other = kept.get(i).term();
      if (other.target() == hit.term().target() && other.id().equals(hit.term().id())) {
        if (hit.term().weight() > other.weight()) {
          kept.set(i, hit);
        }
        return;
      }
    }
    kept.add(hit);
  }

  /** Whether another capitalised word, itself no term, stands directly before or after. */
  private boolean isPartOfName(Reading.FieldReading field, Lexicon.Span span) {
    return isNamePart(
            field, span.first() - 1, span.first() - 1, field.tokens().start(span.first()), span)
        || isNamePart(field, span.last() + 1, span.last(), -1, span);
  }

  private boolean isNamePart(
      Reading.FieldReading field, int neighbour, int left, int start, Lexicon.Span span) {
    var tokens = field.tokens();
    if (neighbour < 0
        || neighbour >= tokens.size()
        || !tokens.isCapitalised(neighbour)
        || tokens.isAllCaps(neighbour)) {
      return false;
    }
    int from = tokens.end(left);
    int to = start >= 0 ? start : tokens.start(span.last() + 1);
    boolean oneSpace = to - from == 1 && field.text().charAt(from) == ' ';
    return oneSpace
        && !startsSentence(field, neighbour)
        && !isTerm(field, neighbour)
        && !(titleCase && field.field() == Field.TITLE);
  }

  private static boolean startsSentence(Reading.FieldReading field, int token) {
    return token == 0 || field.cut().of(token) != field.cut().of(token - 1);
  }

  private static boolean isTerm(Reading.FieldReading field, int token) {
    int low = 0;
    int high = field.spans().size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Lexicon.Span span = field.spans().get(middle);
      if (span.last() < token) {
        low = middle + 1;
      } else if (span.first() > token) {
        high = middle - 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /** In a headline where nearly every word is capitalised, capitals say nothing. */
  private static boolean isTitleCase(Reading.FieldReading title) {
    int capitalised = 0;
    for (int i = 0; i < title.tokens().size(); i++) {
      capitalised += title.tokens().isCapitalised(i) ? 1 : 0;
    }
    return capitalised * 10 > title.tokens().size() * 6;
  }

  /**
   * Offset after the last line that reads like prose; what follows are links and captions. All of
   * it when none does.
   */
  private static int proseEnd(String text) {
    int end = text.length();
    while (end > 0) {
      int start = text.lastIndexOf('\n', end - 1) + 1;
      if (end - start >= PROSE_LINE || endsLikeProse(text, start, end)) {
        return end;
      }
      end = start - 1;
    }
    return text.length();
  }

  private static boolean endsLikeProse(String text, int start, int end) {
    // strip() leaves spaces that do not break.
    String line = text.substring(start, end).replace('\u00a0', ' ').strip();
    if (line.isEmpty() || SENTENCE_ENDS.indexOf(line.charAt(line.length() - 1)) < 0) {
      return false;
    }
    return line.length() >= PROSE_LINE / 2 || isWrapped(text, start);
  }

  /** Whether the line before is as long as lines of hard-wrapped prose are. */
  private static boolean isWrapped(String text, int start) {
    int before = start > 1 ? text.lastIndexOf('\n', start - 2) + 1 : start;
    return start - 1 - before >= WRAPPED_LINE;
  }
}
