package dev.pactwire.processor.classify;

/**
 * One spelling that stands for something.
 *
 * @param target what kind of thing it stands for
 * @param id country code, region id, alliance slug or name of a vocabulary group
 * @param kind why: name, adjective, capital, leader, ...
 * @param spelling the term as the taxonomy writes it
 * @param weight 0 to 1: how surely the spelling alone stands for the thing
 * @param languages bit set of the languages in which it holds, see {@link LanguageSet}
 * @param personal whether it is also a person's name and is dropped beside another capitalised word
 * @param unless context group whose presence anywhere in the article drops it, or empty
 * @param onlyIf context group that must be present, or empty
 * @param several whether it stands for several labels on purpose, as "Baltic states" for three
 *     countries
 * @param tenure when it stands for the label, for people in office
 * @param place file and line where it stands
 */
record Term(
    Target target,
    String id,
    String kind,
    String spelling,
    double weight,
    long languages,
    boolean personal,
    String unless,
    String onlyIf,
    boolean several,
    Tenure tenure,
    Place place) {

  /** Where a term stands in the taxonomy. */
  record Place(String file, int line) {
    @Override
    public String toString() {
      return file + ", line " + line;
    }
  }

  enum Target {
    COUNTRY,
    REGION,
    ALLIANCE,
    VOCABULARY,
    DECOY,
    ASIDE,
    NEGATION,
    DENIAL;

    /** Whether it changes what the words beside it mean, and stands for nothing by itself. */
    boolean isModifier() {
      return this == DECOY || this == ASIDE || this == NEGATION || this == DENIAL;
    }
  }

  /** The same term under another spelling. */
  Term spelt(String other) {
    return new Term(
        target, id, kind, other, weight, languages, personal, unless, onlyIf, several, tenure,
        place);
  }

  String rule() {
    return id + "/" + kind + "/" + spelling;
  }
}
