package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Alliances within alliances: a pair of partners is part of their trilateral. Only circles of a few
 * partners are compared so; that a pair belongs to NATO says nothing.
 */
final class Circles {
  private static final int LARGEST_INNER_CIRCLE = 5;

  private final Taxonomy taxonomy;

  Circles(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /**
   * Of alliances with their scores those that can be subjects together, the strongest first: of two
   * that overlap so that one has all members of the other and more, both cannot be.
   */
  List<String> compatible(Map<String, Double> scores) {
    List<String> byScore =
        scores.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    List<String> winners = new ArrayList<>();
    for (String id : byScore) {
      if (winners.stream().noneMatch(won -> isWithin(id, won) || isWithin(won, id))) {
        winners.add(id);
      }
    }
    return winners;
  }

  /**
   * Whether an alliance has all members of another and more, and is small enough to be one circle
   * of partners.
   */
  boolean isWithin(String id, String larger) {
    List<String> members = taxonomy.members(id);
    List<String> circle = taxonomy.members(larger);
    return !members.isEmpty()
        && circle.size() > members.size()
        && circle.size() <= LARGEST_INNER_CIRCLE
        && circle.containsAll(members);
  }

  /** Whether it has all members of another and two more at least. */
  boolean isWellWithin(String id, String larger) {
    return isWithin(id, larger)
        && taxonomy.members(larger).size() > taxonomy.members(id).size() + 1;
  }
}
