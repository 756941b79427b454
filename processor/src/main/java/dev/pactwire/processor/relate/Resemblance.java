package dev.pactwire.processor.relate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** What two articles have in common; see {@link RelationFinder} for the rule. */
final class Resemblance {

  private static final int FEWEST_TELLING = 2;
  private static final int FEWEST_POINTS = 6;
  private static final int POINTS_OF_TELLING = 2;
  private static final double SHARE = 0.5;

  private Resemblance() {}

  /**
   * The relation to an earlier article, if there is a reason for one.
   *
   * @param links shared addresses that count, because few have them
   * @param isPictureRare whether few others show the later article's picture
   */
  static Optional<Relation> of(
      Traits now, ToldArticle earlier, Set<Long> links, boolean isPictureRare) {
    Traits before = earlier.traits();
    List<String> countries = new ArrayList<>(now.countries());
    countries.retainAll(before.countries());
    boolean mayAgree =
        !countries.isEmpty() || now.countries().isEmpty() || before.countries().isEmpty();
    List<String> figures = List.of();
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (LongStream.of(before.links()).anyMatch(links::contains)) {
      reasons.add(Reason.LINK);
    }
    if (isPictureRare && mayAgree && now.picture() == before.picture()) {
      reasons.add(Reason.PICTURE);
    }
    if (sameCountries(now, before, countries.size()) && sameFigures(now, before)) {
      reasons.add(Reason.FIGURES);
      figures = LongStream.of(shared(now, before)).mapToObj(Figures::digits).toList();
    }
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(new Relation(earlier.id(), before.language(), reasons, figures, countries));
  }

  /** At least half of all countries that one of them has in focus. */
  private static boolean sameCountries(Traits now, Traits before, int shared) {
    int all = now.countries().size() + before.countries().size() - shared;
    return shared > 0 && shared >= SHARE * all;
  }

  private static boolean sameFigures(Traits now, Traits before) {
    long[] shared = shared(now, before);
    int points = points(shared);
    return LongStream.of(shared).filter(Figures::isTelling).count() >= FEWEST_TELLING
        && points >= FEWEST_POINTS
        && points >= SHARE * Math.min(points(now.figures()), points(before.figures()));
  }

  private static int points(long[] figures) {
    int points = 0;
    for (long figure : figures) {
      points += Figures.isTelling(figure) ? POINTS_OF_TELLING : 1;
    }
    return points;
  }

  private static long[] shared(Traits now, Traits before) {
    return LongStream.of(now.figures())
        .filter(figure -> LongStream.of(before.figures()).anyMatch(other -> other == figure))
        .toArray();
  }
}
