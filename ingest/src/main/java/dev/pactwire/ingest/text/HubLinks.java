package dev.pactwire.ingest.text;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a document says about who announces its changes (WebSub, 4).
 *
 * @param hubs where one may subscribe
 * @param self the document's own name at the hub
 */
public record HubLinks(List<URI> hubs, Optional<URI> self) {

  /** Nobody announces anything. */
  public static final HubLinks NONE = new HubLinks(List.of(), Optional.empty());

  private static final int MOST = 5;
  private static final int LONGEST_HEADER = 8_192;

  /**
   * One link of a Link header (RFC 8288): address, then parameters up to the next comma. The loop
   * is possessive, so that a long header takes no stack.
   */
  private static final Pattern LINK =
      Pattern.compile(
          "<([^<>]{1,2000})>((?:\\s*;\\s*[\\w*!#$&+.^`|~-]{1,40}\\s*=\\s*(?:\"[^\"]*\"|[^\\s;,\"]*+))*+)");

  private static final Pattern REL =
      Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]*))");

  /** Keeps no more hubs than anybody needs. */
  public HubLinks {
    hubs = hubs.stream().distinct().limit(MOST).toList();
  }

  /**
   * Reads the Link headers of an answer.
   *
   * @param headers their values
   * @param base address of the answer
   */
  public static HubLinks ofHeaders(List<String> headers, URI base) {
    return new HubLinks(
        headers.stream().flatMap(header -> related(header, "hub", base)).toList(),
        headers.stream().flatMap(header -> related(header, "self", base)).findFirst());
  }

  private static Stream<URI> related(String header, String relation, URI base) {
    String bounded = header.substring(0, Math.min(header.length(), LONGEST_HEADER));
    return LINK.matcher(bounded)
        .results()
        .filter(link -> relations(link.group(2)).anyMatch(relation::equalsIgnoreCase))
        .flatMap(link -> Links.web(Links.resolve(Optional.of(base), link.group(1))).stream());
  }

  private static Stream<String> relations(String parameters) {
    Matcher rel = REL.matcher(parameters);
    return rel.find()
        ? Stream.of((rel.group(1) == null ? rel.group(2) : rel.group(1)).strip().split("\\s+"))
        : Stream.empty();
  }

  /** These, or the others where there are none: headers come before the document. */
  public HubLinks or(HubLinks others) {
    return hubs.isEmpty() ? new HubLinks(others.hubs(), self.or(others::self)) : this;
  }
}
