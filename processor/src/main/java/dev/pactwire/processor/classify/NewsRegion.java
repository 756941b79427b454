package dev.pactwire.processor.classify;

import java.util.List;

/**
 * A region that an article concerns when at least {@code atLeast} of its countries are in focus, or
 * by its own terms.
 *
 * @param id region id
 * @param countries ISO codes
 * @param atLeast how many of them must be in focus
 */
record NewsRegion(String id, List<String> countries, int atLeast) {
  NewsRegion {
    countries = List.copyOf(countries);
  }
}
