package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.util.Optional;

/**
 * A sitemap that an index names.
 *
 * @param url where it is
 * @param modified when it last changed, if the index says so
 */
public record SitemapLink(URI url, Optional<SourceTime> modified) {}
