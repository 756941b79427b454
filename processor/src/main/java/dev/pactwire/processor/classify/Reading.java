package dev.pactwire.processor.classify;

import dev.pactwire.processor.text.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One article with all terms found in it, the doubtful ones set apart. Title and text are read
 * separately; the title is sentence 0. Lists of links after the last line of prose are not read.
 */
final class Reading {
  /** The lead: what a hurried reader sees. */
  private static final int LEAD_CHARACTERS = 300;

  private static final int LEAD_SENTENCES = 2;

  private final Document document;
  private final List<Hit> hits = new ArrayList<>();
  private final List<Hit> dropped = new ArrayList<>();
  private int sentences;
  private int words;

  private Reading(Document document) {
    this.document = document;
  }

  static Reading of(Document document, Lexicon lexicon, long languages) {
    return of(document, Tokens.of(document.text()), lexicon, languages);
  }

  static Reading of(Document document, Tokens words, Lexicon lexicon, long languages) {
    Reading reading = new Reading(document);
    FieldReading title =
        FieldReading.of(Field.TITLE, document, Tokens.of(document.title()), lexicon, languages);
    FieldReading text = FieldReading.of(Field.TEXT, document, words, lexicon, languages);
    reading.sentences = text.sentences();
    reading.words = words.size();
    new HitFilter(title, text).sort(reading.hits, reading.dropped);
    return reading;
  }

  List<Hit> hits() {
    return hits;
  }

  /** Hits that the context speaks against. */
  List<Hit> dropped() {
    return dropped;
  }

  /** Sentences of the text, without the title. */
  int sentences() {
    return sentences;
  }

  Salience.Surroundings surroundings() {
    return new Salience.Surroundings(hasTitle(), sentences, words);
  }

  boolean hasTitle() {
    return !document.title().isBlank();
  }

  boolean inTitle(int sentence) {
    return sentence == 0 || !hasTitle() && sentence == 1;
  }

  boolean inLead(int sentence, int start) {
    return sentence > 0 && (sentence <= LEAD_SENTENCES || start < LEAD_CHARACTERS);
  }

  String textOf(Hit hit) {
    return field(hit.field()).substring(hit.start(), hit.end());
  }

  private String field(Field field) {
    return field == Field.TITLE ? document.title() : document.text();
  }

  /** One field: its tokens, sentences and terms. */
  record FieldReading(
      Field field,
      String text,
      Tokens tokens,
      Sentences cut,
      List<Lexicon.Span> spans,
      Optional<Instant> published) {

    static FieldReading of(
        Field field, Document document, Tokens tokens, Lexicon lexicon, long languages) {
      String text = field == Field.TITLE ? document.title() : document.text();
      return new FieldReading(
          field,
          text,
          tokens,
          Sentences.of(text, tokens),
          lexicon.find(text, tokens, languages),
          document.published());
    }

    int sentences() {
      return cut.count();
    }

    Hit hit(Lexicon.Span span, Term term) {
      // A long title may hold several sentences; all of them are the title.
      return new Hit(
          term,
          field,
          tokens.start(span.first()),
          tokens.end(span.last()),
          field == Field.TITLE ? 0 : 1 + cut.of(span.first()),
          !term.tenure().covers(published),
          Optional.empty());
    }
  }
}
