package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.text.Decoder;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a feed of any format from bytes. Feeds are hostile and sloppy: the reader recovers where a
 * browser would (undefined entities, unclosed tags, unbound prefixes, stray control characters),
 * never expands an entity of the document's own, never reads anything outside the bytes, and
 * answers everything else with a reason.
 */
public final class FeedParser {

  /** Larger documents are refused; the largest real feeds are below 20 MB. */
  public static final int MAX_BYTES = 64 << 20;

  /** Entries beyond this are left out, in document order. */
  public static final int MAX_ENTRIES = 50_000;

  /**
   * Most tags of a document, or names and values where it is JSON. Each takes a hundred times the
   * room of its letters when it is read; the largest real feeds have some hundred thousand.
   */
  static final int MAX_PARTS = 2_000_000;

  private static final int BLANK_HEAD = 1000;

  private FeedParser() {}

  /**
   * Reads a feed.
   *
   * @param bytes the document, as it lies on its server; one that is stored in gzip is decompressed
   * @param base its address, against which relative links are resolved
   * @param contentTypeCharset the charset named by the transport, if any
   */
  public static ParsedFeed parse(
      byte[] bytes, Optional<URI> base, Optional<String> contentTypeCharset) {
    if (bytes.length > MAX_BYTES) {
      return new NotAFeed(
          "The document has " + bytes.length + " bytes; a feed may have " + MAX_BYTES + ".");
    }
    if (Gunzip.isCompressed(bytes)) {
      return Gunzip.of(bytes)
          .filter(plain -> !Gunzip.isCompressed(plain))
          .map(plain -> parse(plain, base, Optional.empty()))
          .orElseGet(
              () ->
                  new NotAFeed(
                      "The document is compressed, and damaged, compressed twice, or larger than "
                          + Gunzip.MAX_BYTES
                          + " bytes."));
    }
    String text = Decoder.decode(bytes, contentTypeCharset);
    if (text.isBlank()) {
      return new NotAFeed("The document is empty.");
    }
    String head = text.substring(0, Math.min(text.length(), BLANK_HEAD)).stripLeading();
    boolean json = head.startsWith("{") || head.startsWith("[");
    if (text.chars().filter(c -> json ? c == ',' || c == '[' || c == '{' : c == '<').count()
        > MAX_PARTS) {
      return new NotAFeed("The document has more than " + MAX_PARTS + " parts.");
    }
    ParsedFeed read = json ? JsonFeedReader.read(text, base) : XmlFeedReader.read(text, base);
    return read instanceof Parsed parsed
        ? new Parsed(
            parsed.feed(),
            parsed.entries(),
            new Repairs(
                Decoder.replaced(text),
                json ? Set.of() : Wellformedness.problems(text, parsed.repairs().kinds())))
        : read;
  }
}
