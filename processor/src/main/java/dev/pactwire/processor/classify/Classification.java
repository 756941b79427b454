package dev.pactwire.processor.classify;

import java.util.List;
import java.util.Objects;

/**
 * All labels of one article. Each list is ordered by falling score, then by id.
 *
 * @param language ISO 639-1 code, or {@code und} where it could not be told
 * @param countries ISO 3166-1 alpha-2 codes
 * @param regions M.49 sub-regions and named news regions
 * @param alliances slugs of alliances, pacts and groupings
 * @param taxonomyVersion the taxonomy that decided, see {@link Taxonomy#version()}
 */
public record Classification(
    String language,
    List<Label> countries,
    List<Label> regions,
    List<Label> alliances,
    String taxonomyVersion) {
  public Classification {
    Objects.requireNonNull(language, "language");
    countries = List.copyOf(countries);
    regions = List.copyOf(regions);
    alliances = List.copyOf(alliances);
    Objects.requireNonNull(taxonomyVersion, "taxonomyVersion");
  }
}
