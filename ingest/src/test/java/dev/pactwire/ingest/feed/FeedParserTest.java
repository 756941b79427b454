package dev.pactwire.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParserTest {

  private static final Optional<URI> BASE =
      Optional.of(URI.create("https://news.example/feeds/all.xml"));

  @Test
  void readsRss() {
    Parsed parsed =
        parsed(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>News &amp; more</title><link>https://news.example/</link><language>en-GB</language><ttl>30</ttl>
            <lastBuildDate>Fri, 20 Nov 2026 12:30:00 GMT</lastBuildDate>
            <item><title>First</title><link>/a/1</link><guid isPermaLink="false">g1</guid><pubDate>Fri, 20 Nov 2026 12:00:00 +0100</pubDate>
            <dc:creator>Jane Doe</dc:creator><category>World</category><description>Short</description>
            <content:encoded><![CDATA[<p>Long <b>text</b></p>]]></content:encoded><enclosure url="/i.jpg" type="image/jpeg" length="12"/></item>
            <item><title>How to use the &lt;script&gt; tag</title><guid>https://news.example/a/2</guid><author>joe@news.example (Joe Roe)</author></item>
            </channel></rss>""");

    assertThat(parsed.feed().title()).contains("News & more");
    assertThat(parsed.feed().format()).hasToString("rss2.0");
    assertThat(parsed.feed().updated()).map(SourceTime::toString).contains("2026-11-20T12:30:00Z");
    assertThat(parsed.feed().timeToLive()).map(Object::toString).contains("PT30M");
    Entry first = parsed.entries().get(0);
    assertThat(first.link()).contains("https://news.example/a/1");
    assertThat(first.id()).contains("g1");
    assertThat(first.summary()).contains("Short");
    assertThat(first.content()).contains("<p>Long <b>text</b></p>");
    assertThat(first.authors()).containsExactly("Jane Doe");
    assertThat(first.categories()).containsExactly("World");
    assertThat(first.enclosures())
        .extracting(Enclosure::url)
        .containsExactly("https://news.example/i.jpg");
    assertThat(first.language()).contains("en-GB");
    Entry second = parsed.entries().get(1);
    assertThat(second.title()).contains("How to use the <script> tag");
    assertThat(second.link()).contains("https://news.example/a/2");
    assertThat(second.authors()).containsExactly("Joe Roe");
  }

  @Test
  void readsAtomWithBaseAddressesAndAllKindsOfText() {
    Parsed parsed =
        parsed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="/de/">
            <title type="html">Eins &amp;amp; zwei</title><link href="."/><updated>2026-11-20T13:12:00+11:00</updated><author><name>Redaktion</name></author>
            <entry><id>tag:1</id><title>A</title><link rel="edit" href="/edit"/><link href="artikel/1"/><published>2026-11-20T10:00:00Z</published>
            <summary type="text">1 &lt; 2</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></div></content></entry>
            </feed>""");

    assertThat(parsed.feed().title()).contains("Eins & zwei");
    assertThat(parsed.feed().format()).hasToString("atom1.0");
    Entry entry = parsed.entries().get(0);
    assertThat(entry.link()).contains("https://news.example/de/artikel/1");
    assertThat(entry.summary()).contains("1 &lt; 2");
    assertThat(entry.content())
        .hasValueSatisfying(html -> assertThat(html).contains("<p>Text</p>"));
    assertThat(entry.authors()).containsExactly("Redaktion");
    assertThat(entry.language()).contains("de");
  }

  @Test
  void readsRdfAndJsonFeed() {
    Parsed rdf =
        parsed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="x"><title>R</title></channel>
            <item rdf:about="https://news.example/1"><title>One</title><dc:date>2004-01-01T19:48:21Z</dc:date></item></rdf:RDF>""");
    Parsed json =
        parsed(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"7","url":"/7","title":"Seven","content_text":"a < b","authors":[{"name":"Ann"}],"date_published":"2026-01-02T03:04:05Z","tags":["x"]}]}""");

    assertThat(rdf.entries()).singleElement().satisfies(e -> assertThat(e.published()).isPresent());
    assertThat(rdf.feed().format()).hasToString("rss1.0");
    assertThat(json.entries())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.link()).contains("https://news.example/7");
              assertThat(e.content()).contains("a &lt; b");
              assertThat(e.authors()).containsExactly("Ann");
            });
  }

  @Test
  void recoversFromUnboundPrefixesUnknownEntitiesAndControlCharacters() {
    Parsed parsed =
        parsed(
            "<rss version='2.0'><channel><item><title>caf&eacute; & b\u0008ar &unknown;</title><dc:creator>Ann</dc:creator><description>x <br> y</description></item></channel></rss>");

    assertThat(parsed.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.title()).contains("café & bar &unknown;");
              assertThat(entry.authors()).containsExactly("Ann");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "koi8-r", "utf-16", "utf-8", "iso-8859-5", "UTF-32"})
  void readsEveryDeclaredEncoding(String charset) {
    String xml =
        "<?xml version='1.0' encoding='"
            + charset
            + "'?><rss version='2.0'><channel><title>Новости</title></channel></rss>";

    assertThat(read(xml.getBytes(Charset.forName(charset))))
        .isInstanceOfSatisfying(
            Parsed.class, p -> assertThat(p.feed().title()).contains("Новости"));
  }

  @Test
  @org.junit.jupiter.api.Tag("fault-43")
  void believesTheBytesWhereTheDeclarationLies() {
    byte[] utf8 =
        "<?xml version='1.0' encoding='iso-8859-1'?><rss version='2.0'><channel><title>Größe</title></channel></rss>"
            .getBytes(UTF_8);
    byte[] broken =
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Gr\u00f6\u00dfe</title></channel></rss>"
            .getBytes(Charset.forName("windows-1252"));

    assertThat(FeedParser.parse(utf8, BASE, Optional.of("us-ascii")))
        .isInstanceOfSatisfying(Parsed.class, p -> assertThat(p.feed().title()).contains("Größe"));
    assertThat(read(broken))
        .isInstanceOfSatisfying(
            Parsed.class,
            p ->
                assertThat(p.feed().title())
                    .hasValueSatisfying(t -> assertThat(t).startsWith("Gr")));
  }

  @Test
  @org.junit.jupiter.api.Tag("fault-38")
  void refusesDocumentsThatDeclareEntities() {
    String laughs =
        "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><rss version='2.0'><channel><title>&b;</title></channel></rss>";
    String external =
        "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><title>&x;</title></channel></rss>";
    String parameter =
        "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://127.0.0.1/x'> %p;]><rss version='2.0'><channel/></rss>";

    assertThat(notAFeed(laughs)).contains("DOCTYPE");
    assertThat(notAFeed(external)).contains("DOCTYPE");
    assertThat(notAFeed(parameter)).contains("DOCTYPE");
  }

  @Test
  @org.junit.jupiter.api.Tag("fault-38")
  void readsNothingThatADoctypeOrAnIncludePointsTo() {
    Parsed parsed =
        parsed(
            "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/rss-0.91.dtd\"><rss version='0.91' xmlns:xi='http://www.w3.org/2001/XInclude'><channel><title>T</title>"
                + "<item><title>I</title><description><xi:include href='file:///etc/passwd' parse='text'/></description></item></channel></rss>");

    assertThat(parsed.feed().title()).contains("T");
    assertThat(parsed.entries().get(0).summary().orElse("")).doesNotContain("root:");
  }

  @Test
  @org.junit.jupiter.api.Tag("fault-39")
  void boundsDepthAndNumberOfEntriesAndLengthOfAttributes() {
    String deep =
        "<rss version='2.0'><channel><title>T</title>"
            + "<x>".repeat(100_000)
            + "</x>".repeat(100_000)
            + "</channel></rss>";
    String many =
        "<rss version='2.0'><channel>"
            + "<item><title>i</title></item>".repeat(200_000)
            + "</channel></rss>";
    String wide =
        "<rss version='2.0'><channel><title a='"
            + "b".repeat(10 << 20)
            + "'>T</title></channel></rss>";

    assertThat(parsed(deep).feed().title()).contains("T");
    assertThat(parsed(many).entries()).hasSize(FeedParser.MAX_ENTRIES);
    assertThat(parsed(wide).feed().title()).contains("T");
    assertThat(read(new byte[FeedParser.MAX_BYTES + 1])).isInstanceOf(NotAFeed.class);
  }

  @Test
  @org.junit.jupiter.api.Tag("fault-39")
  @org.junit.jupiter.api.Timeout(180)
  void whatIsManyTimesInADocumentIsNotLookedAtAsManyTimesForEach() {
    // Each takes hours if a look at one part goes through all others
    String entries = "<feed>" + "<entry/>".repeat(500_000) + "</feed>";
    String roots = "<a/>".repeat(400_000) + "<b>x</b>".repeat(200_000);
    String items =
        "{\"authors\":["
            + "{\"name\":\"a\"},".repeat(200_000)
            + "{}],\"items\":["
            + "{},".repeat(60_000)
            + "{}]}";

    String attributes =
        IntStream.range(0, 90).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());
    String around = ("<item" + attributes + ">").repeat(110);
    String inside = around + "<title/>".repeat(100_000) + "</item>".repeat(110);

    assertThat(parsed("<rss><channel>" + inside + "</channel></rss>").entries()).isNotEmpty();
    assertThat(parsed(entries).entries()).hasSize(FeedParser.MAX_ENTRIES);
    assertThat(notAFeed(roots)).contains("<a>");
    assertThat(parsed(items).entries()).hasSize(FeedParser.MAX_ENTRIES);
  }

  @Test
  void saysWhatItIsInstead() {
    assertThat(notAFeed("")).isEqualTo("The document is empty.");
    assertThat(notAFeed("no markup at all")).contains("not XML");
    assertThat(notAFeed("<!doctype html><html><body>Sign in</body></html>")).contains("HTML page");
    assertThat(notAFeed("<catalog><x/></catalog>")).contains("<catalog>");
    assertThat(notAFeed("{\"a\":1}")).contains("JSON Feed");
    assertThat(notAFeed("{\"a\":")).contains("line 1");
    assertThat(notAFeed("<rss version='2.0'><channel><item><title>Half an art"))
        .contains("cut off");
  }

  @Property(seed = "20261122")
  void neverFailsOnAnyText(@ForAll String text) {
    assertThat(read(text.getBytes(UTF_8))).isNotNull();
    assertThat(
            read(
                ("<rss><channel><item><title>" + text + "</title></item></channel></rss>")
                    .getBytes(UTF_8)))
        .isInstanceOf(ParsedFeed.class);
  }

  private static ParsedFeed read(byte[] bytes) {
    return FeedParser.parse(bytes, BASE, Optional.empty());
  }

  private static Parsed parsed(String document) {
    return (Parsed) read(document.getBytes(UTF_8));
  }

  private static String notAFeed(String document) {
    return ((NotAFeed) read(document.getBytes(UTF_8))).reason();
  }
}
