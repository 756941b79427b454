package dev.pactwire.dashboard.tables;

import dev.pactwire.schemas.Topics;

/**
 * All tables of the dashboard.
 *
 * @param feeds definitions of feeds
 * @param taxonomies published taxonomies
 */
public record Tables(FeedDefinitions feeds, TaxonomyHistory taxonomies) {

  /** Empty ones. */
  public static Tables empty() {
    return new Tables(new FeedDefinitions(), new TaxonomyHistory(Topics.CURRENT_TAXONOMY));
  }
}
