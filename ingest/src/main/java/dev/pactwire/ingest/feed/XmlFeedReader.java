package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.text.Mojibake;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Builds the tree of an XML feed and hands it to the reader of its format. jsoup's XML parser is
 * used because it recovers and has no notion of a DTD; what a document may declare is {@link
 * Doctype}'s business.
 */
final class XmlFeedReader {

  private static final int MAX_DEPTH = 128;
  private static final int NAMED = 3;

  /** The tag of an entry; or a comment or CDATA, in which tags are only text. */
  private static final Pattern ENTRY_TAG =
      Pattern.compile(
          "<!--.*?(?:-->|\\z)|<!\\[CDATA\\[.*?(?:\\]\\]>|\\z)|<(/?)(?:[\\w-]+:)?(?:item|entry)[\\s/>]",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private XmlFeedReader() {}

  static ParsedFeed read(String text, Optional<URI> base) {
    Optional<String> resolved = Doctype.resolved(text);
    if (resolved.isEmpty()) {
      return new NotAFeed(
          "The document declares entities of its own in its DOCTYPE that are more than characters, which a feed may not.");
    }
    String clean = withoutControls(resolved.get());
    Document document = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(clean, "");
    List<Element> roots = document.children();
    for (Element root : roots) {
      // What is not closed holds all that follows: only the last one can be.
      boolean last = root.equals(roots.get(roots.size() - 1));
      if (last && !isClosed(root, clean)) {
        int whole = wholeEntries(clean);
        if (whole < clean.length()) {
          return cut(root, clean.substring(0, whole), base);
        }
      }
      switch (Xml.localName(root).toLowerCase(Locale.ROOT)) {
        case "rss", "rdf", "channel" -> {
          return CdfReader.is(root) ? CdfReader.read(root, base) : RssReader.read(root, base);
        }
        case "feed" -> {
          return AtomReader.readFeed(root, base);
        }
        case "entry" -> {
          return AtomReader.readEntry(root, base);
        }
        case "urlset" -> {
          return SitemapReader.read(root, base);
        }
        case "sitemapindex" -> {
          return SitemapReader.index(root, base);
        }
        case "newsmessage", "newsitem", "packageitem" -> {
          return NewsMlReader.read(root, base);
        }
        case "html", "head", "body" -> {
          return new NotAFeed(
              "The document is an HTML page, not a feed" + named(clean, base) + ".");
        }
        default -> {
          // Junk before the root (a stray tag of a broken server page) is skipped, as browsers do.
        }
      }
    }
    return new NotAFeed(
        document.childrenSize() == 0
            ? "The document is not XML: it has no element."
            : "The document is XML with the root <"
                + Xml.printable(document.child(0).tagName())
                + ">, which is no feed.");
  }

  /** Characters that XML forbids, or that mean others, and that some programs let through. */
  private static String withoutControls(String text) {
    if (text.chars().noneMatch(c -> isForbidden(c) || Mojibake.isMisplaced(c))) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.chars().filter(c -> !isForbidden(c)).forEach(c -> clean.append((char) Mojibake.placed(c)));
    return clean.toString();
  }

  static boolean isForbidden(int c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= '\ufffe';
  }

  /** The feeds that a page names, for whoever has given its address instead of theirs. */
  private static String named(String page, Optional<URI> base) {
    List<String> feeds = FeedLinks.of(page, base).stream().limit(NAMED).map(URI::toString).toList();
    return feeds.isEmpty() ? "" : "; it names " + String.join(", ", feeds);
  }

  /**
   * Where the last whole entry ends, 0 if there is none. The end of the text if no entry begins
   * behind it: all that is there is whole, then; some programs end with a message of theirs.
   */
  private static int wholeEntries(String text) {
    Matcher tag = ENTRY_TAG.matcher(text);
    int whole = 0;
    boolean behind = false;
    while (tag.find()) {
      if (tag.group(1) != null) {
        behind = !tag.group(1).isEmpty();
        whole = behind ? tag.end() : whole;
      }
    }
    return behind ? text.length() : whole;
  }

  /** Its last entry may be half an article, and the next poll will have the whole. */
  private static ParsedFeed cut(Element root, String whole, Optional<URI> base) {
    if (!whole.isEmpty() && read(whole, base) instanceof Parsed feed) {
      return new Parsed(feed.feed(), feed.entries(), new Repairs(0, Set.of(Repairs.Kind.CUT)));
    }
    return new NotAFeed(
        "The document ends before its root <"
            + Xml.printable(root.tagName())
            + "> does: it was cut off.");
  }

  /** A root without an end tag: the connection or the publisher's program broke off. */
  private static boolean isClosed(Element root, String text) {
    String end = "</" + root.tagName();
    int at = text.length() - end.length();
    while (at >= 0 && !text.regionMatches(true, at, end, 0, end.length())) {
      at--;
    }
    return root.childNodeSize() == 0 || at >= 0;
  }

  /** Where the first element starts; a DOCTYPE behind it is only text. */
  static int rootStart(String text) {
    for (int i = text.indexOf('<'); i >= 0 && i + 1 < text.length(); i = text.indexOf('<', i + 1)) {
      if (Character.isLetter(text.charAt(i + 1))) {
        return i;
      }
    }
    return text.length();
  }
}
