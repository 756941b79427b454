package dev.pactwire.ingest.feed;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that belongs to an entry.
 *
 * @param url where it lies
 * @param type its media type, if given
 * @param length its size in bytes, if given
 */
public record Enclosure(String url, Optional<String> type, OptionalLong length) {}
