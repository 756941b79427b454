package dev.pactwire.ingest.sources;

import java.util.List;

/** Writes feeds as OPML 2.0, one outline each; a reader of OPML gets them back. */
public final class OpmlWriter {

  private OpmlWriter() {}

  /** The whole document. */
  public static String write(List<FeedDefinition> feeds) {
    StringBuilder out =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
                + "  <head><title>Pactwire</title></head>\n  <body>\n");
    for (FeedDefinition feed : feeds) {
      String title = feed.title().orElse(feed.id());
      out.append("    <outline type=\"rss\"");
      attribute(out, "text", title);
      feed.title().ifPresent(name -> attribute(out, "title", name));
      attribute(out, "pactwireId", feed.id());
      feed.language().ifPresent(tag -> attribute(out, "language", tag));
      feed.country().ifPresent(code -> attribute(out, "pactwireCountry", code));
      feed.interval().ifPresent(time -> attribute(out, "pactwireInterval", time.toSeconds() + "s"));
      attribute(out, "xmlUrl", feed.url().toString());
      out.append("/>\n");
    }
    return out.append("  </body>\n</opml>\n").toString();
  }

  private static void attribute(StringBuilder out, String name, String value) {
    out.append(' ').append(name).append("=\"");
    value
        .chars()
        .filter(c -> c >= ' ')
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append((char) c);
              }
            });
    out.append('"');
  }
}
