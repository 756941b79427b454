package dev.pactwire.processor.relate;

import java.util.List;
import java.util.Set;

/**
 * An earlier article in another language that seems to be about the same.
 *
 * @param id of the earlier article
 * @param language of the earlier article, ISO 639-1
 * @param reasons at least one, in the order of the enumeration
 * @param figures that both give, as digits without separators, the longest first; none unless they
 *     are a reason
 * @param countries in the focus of both, in order
 */
public record Relation(
    String id, String language, Set<Reason> reasons, List<String> figures, List<String> countries) {

  public Relation {
    figures = List.copyOf(figures);
    countries = List.copyOf(countries);
  }
}
