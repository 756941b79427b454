package dev.pactwire.processor.classify;

import dev.pactwire.processor.text.Tokens;
import java.util.Comparator;
import java.util.List;

/**
 * Labels an article with countries, regions and alliances, each explained by the words that led to
 * it.
 *
 * <p>The decision rule in plain words. The article is split once into words; every term of the
 * taxonomy that holds in the article's language is found in the same pass, the longest first. Terms
 * that their context contradicts are set aside and shown as evidence against. Then:
 *
 * <ul>
 *   <li>A <b>country</b> is named by its name, people, capital, government, leaders and places. It
 *       is a focus when it stands out by where it is named (title, lead), how often, and how much
 *       more than other countries; a country that only stands in enumerations is a mention.
 *   <li>An <b>alliance</b> is named by its name, bodies, events, treaties and people; or it is
 *       meant, when all its members stand in one passage with words of alliance and military
 *       cooperation. It is a focus when it stands out in the same way. Of two alliances in focus,
 *       one with all members of the other and more, the larger circle wins: the smaller one is at
 *       most a mention, and only where it is named.
 *   <li>A <b>region</b> follows from the countries in focus, or from its own terms.
 * </ul>
 *
 * <p>How much each of these counts stands in the taxonomy's scoring file; the score is a logistic
 * function of their sum (see {@code Salience}). The publisher's country, where given, adds a little
 * to a country that is named anyway, and appears as evidence. Time is linear in the length of the
 * article and does not grow with the number of terms.
 *
 * <p>Thread-safe.
 */
public final class Classifier {
  private static final Comparator<Label> BY_SCORE =
      Comparator.comparingDouble((Label label) -> -label.score()).thenComparing(Label::id);

  private final Taxonomy taxonomy;
  private final LanguageDetector languages;

  public Classifier(Taxonomy taxonomy, LanguageDetector languages) {
    this.taxonomy = taxonomy;
    this.languages = languages;
  }

  /** The same with another taxonomy. */
  public Classifier with(Taxonomy other) {
    return new Classifier(other, languages);
  }

  /** The version of its taxonomy, see {@link Taxonomy#version()}. */
  public String taxonomyVersion() {
    return taxonomy.version();
  }

  /**
   * Labels one article. Any sequence of characters is accepted and answered in time linear in its
   * length.
   */
  public Classification classify(Document document) {
    return classify(document, Tokens.of(document.text()));
  }

  /**
   * The same, for a caller that has found the words already.
   *
   * @param words the tokens of the document's text
   */
  public Classification classify(Document document, Tokens words) {
    String language = languages.languageOf(document);
    Reading reading = Reading.of(document, words, taxonomy.lexicon(), LanguageSet.of(language));
    CountryMap countries = CountryMap.of(reading.hits());
    CountryScorer countryScorer =
        new CountryScorer(
            reading, countries, taxonomy.scoring(), document.publisherCountry().orElse(""));
    AllianceScorer allianceScorer =
        new AllianceScorer(reading, taxonomy, countries, countryScorer.scores());
    List<Label> allianceLabels = allianceScorer.labels();
    List<Label> countryLabels = countryScorer.labels(allianceScorer.partners());
    List<Label> regionLabels = new RegionScorer(reading, taxonomy, countryLabels).labels();
    return new Classification(
        language,
        sorted(countryLabels),
        sorted(regionLabels),
        sorted(allianceLabels),
        taxonomy.version());
  }

  private static List<Label> sorted(List<Label> labels) {
    return labels.stream().sorted(BY_SCORE).toList();
  }
}
