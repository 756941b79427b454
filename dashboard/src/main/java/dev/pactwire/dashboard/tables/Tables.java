package dev.pactwire.dashboard.tables;

import dev.pactwire.schemas.Topics;

/**
 * All tables of the dashboard.
 *
 * @param feeds definitions of feeds
 * @param taxonomies published taxonomies
 * @param counts what was counted of alliances
 */
public record Tables(FeedDefinitions feeds, TaxonomyHistory taxonomies, CountTable counts) {

  /** Empty ones. */
  public static Tables empty() {
    return new Tables(
        new FeedDefinitions(), new TaxonomyHistory(Topics.CURRENT_TAXONOMY), new CountTable());
  }
}
