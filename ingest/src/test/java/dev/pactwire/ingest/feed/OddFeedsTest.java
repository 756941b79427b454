package dev.pactwire.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of feeds that few write any more, and the ways in which feeds are broken. */
class OddFeedsTest {

  private static final Optional<URI> BASE =
      Optional.of(URI.create("https://news.example/feeds/all.xml"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'> | </rdf:RDF> | rss0.90",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://channel.netscape.com/rdf/simple/0.9/'> | </rdf:RDF> | rss0.90",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'> | </rdf:RDF> | rss1.0",
        "<rss version='0.91'> | </rss> | rss0.91",
        "<rss version='0.92'> | </rss> | rss0.92",
        "<RSS VERSION='0.94'> | </RSS> | rss0.94",
        "<rss version='2.0' xmlns='http://backend.userland.com/RSS2'> | </rss> | rss2.0",
        "<rss version='2.0' xmlns='http://blogs.law.harvard.edu/tech/rss'> | </rss> | rss2.0",
      })
  void everyKindOfRssHasItsChannelAndItems(String open, String close, String format) {
    String channel = "<channel><title>Harbour news</title><link>https://news.example/</link>";
    String item =
        "<item><title>Fog</title><link>/fog</link><description>Thick</description></item>";
    boolean rdf = open.contains("RDF");

    Parsed parsed =
        parsed(open + channel + (rdf ? "</channel>" + item : item + "</channel>") + close);

    assertThat(parsed.feed().format()).hasToString(format);
    assertThat(parsed.feed().title()).contains("Harbour news");
    assertThat(parsed.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.title()).contains("Fog");
              assertThat(entry.link()).contains("https://news.example/fog");
              assertThat(entry.summary()).contains("Thick");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<o:rss xmlns:o='http://purl.org/rss/1.0/' version='1'><o:channel><o:item><o:title>T</o:title></o:item></o:channel></o:rss>",
        "<rss><channel><rss:item><rss:title>T</rss:title></rss:item></channel></rss>",
        "<CHANNEL><ITEM><TITLE>T</TITLE></ITEM></CHANNEL>",
        "<Channel xmlns='http://purl.org/net/rss1.1#'><items><item><title>T</title></item></items></Channel>",
        "<feed xmlns='http://purl.org/echo/'><entry><title>T</title></entry></feed>",
        "<x:feed xmlns:x='http://purl.org/pie/'><x:entry><x:title>T</x:title></x:entry></x:feed>",
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>T</a:title></a:entry></a:feed>",
        "<rss xmlns:DC='http://purl.org/dc/elements/1.1/'><channel><item><DC:TITLE>T</DC:TITLE></item></channel></rss>",
        "<rss xmlns:l='http://purl.org/rss/1.0/modules/link/'><channel><item><l:title>no</l:title><title>T</title></item></channel></rss>",
        "<rss><channel><item><title>T</title></item></channel><p>Fatal error in line 7",
        "<rss><channel><item><title>&#84;</title></item></channel></rss><!-- 0.3 s -->",
        "junk before<rss><channel><item><title><![CDATA[<b>T</b>]]></title></item></channel></rss>",
        "<rss><channel><item><title>&lt;p class='a'&gt;T&lt;/p&gt;&lt;!-- c --&gt;</title></item></channel></rss>",
      })
  void titlesAreFoundUnderOddNamesAndInBrokenDocuments(String document) {
    assertThat(parsed(document).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.title()).contains("T"));
  }

  @Test
  void readsTheChannelDefinitionFormat() {
    Parsed parsed =
        parsed(
            "<?xml version='1.0'?><CHANNEL HREF='/index.htm' LASTMOD='1998-11-05T22:12' BASE='https://old.example/'><TITLE>Old</TITLE>"
                + "<ITEM HREF='a.htm' LASTMOD='1998-11-05T22:12'><TITLE>One</TITLE><ABSTRACT>Short</ABSTRACT></ITEM>"
                + "<CHANNEL><ITEM><A HREF='b.htm'>x</A><TITLE>Two</TITLE></ITEM></CHANNEL></CHANNEL>");

    assertThat(parsed.feed().format()).hasToString("cdf");
    assertThat(parsed.feed().link()).contains("https://old.example/index.htm");
    assertThat(parsed.entries())
        .extracting(entry -> entry.link().orElse(""))
        .containsExactly("https://old.example/a.htm", "https://old.example/b.htm");
    assertThat(parsed.entries().get(0).summary()).contains("Short");
    assertThat(parsed.entries().get(0).updated()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<content mode='base64' type='text/html'>PGI+YSAmYW1wOyBiPC9iPg==</content> | <b>a &amp; b</b>",
        "<content mode='escaped' type='text/html'>&lt;b&gt;a&lt;/b&gt;</content> | <b>a</b>",
        "<content mode='xml' type='application/xhtml+xml'><div xmlns='http://www.w3.org/1999/xhtml'><b>a</b></div></content> | <div xmlns=\"http://www.w3.org/1999/xhtml\"><b>a</b></div>",
        "<content type='text'>a &lt; b</content> | a &lt; b",
        "<content>a &amp; b</content> | a &amp; b",
      })
  void readsTheModesOfAtom(String content, String html) {
    Parsed parsed =
        parsed(
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
                + content
                + "</entry></feed>");

    assertThat(parsed.feed().format()).hasToString("atom0.3");
    assertThat(parsed.entries().get(0).content()).contains(html);
  }

  @Test
  void theFormForBrowsersIsTheLinkOfAnEntry() {
    Parsed parsed =
        parsed(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/'><entry xml:base='y/'>"
                + "<link rel='alternate' type='application/json' href='1.json'/><link rel='alternate' type='text/html' href='1.html' xml:base='z/'/></entry></feed>");

    assertThat(parsed.entries().get(0).link()).contains("https://a.example/x/y/z/1.html");
  }

  @Test
  void authorsDatesAndPicturesOfModulesFillWhatIsMissing() {
    Parsed parsed =
        parsed(
            """
            <rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/' xmlns:itunes='http://www.itunes.com/DTDs/PodCast-1.0.dtd' xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><channel>
            <item r:about='urn:1'><author><name>Ann Example</name><email>a@news.example</email></author><dc:date>2004-335</dc:date><media:content medium='image' url='/p'/></item>
            <item><media:credit role='author'>Bo Example</media:credit><pubDate>20040105T101500Z</pubDate><itunes:category text='News'/></item>
            <item><author>ed@news.example (Cy Example)</author><date>Mon, 05 Jan 2004 10:15:00 +0100</date></item>
            </channel></rss>""");

    assertThat(parsed.entries())
        .extracting(Entry::authors)
        .extracting(Object::toString)
        .containsExactly("[Ann Example]", "[Bo Example]", "[Cy Example]");
    assertThat(parsed.entries())
        .extracting(entry -> entry.published().map(Object::toString).orElse(""))
        .containsExactly("2004-11-30", "2004-01-05T10:15:00Z", "2004-01-05T10:15:00+01:00");
    assertThat(parsed.entries().get(0).id()).contains("urn:1");
    assertThat(parsed.entries().get(0).updated()).isPresent();
    assertThat(parsed.entries().get(0).enclosures().get(0).type()).contains("image/*");
    assertThat(parsed.entries().get(1).categories()).containsExactly("News");
  }

  @ParameterizedTest
  @CsvSource({
    "IBM037,ibm037,Fog in the harbour",
    "x-MacRoman,macintosh,Größe",
    "GB18030,gb2312,港口大雾",
    "windows-31j,shift_jis,港の霧",
    "x-windows-949,ks_c_5601-1987,항구의 안개",
    "ISO-2022-JP,iso-2022-jp,港の霧",
    "UTF-16BE,utf-16,Größe",
    "UTF-32LE,ucs-4,Größe"
  })
  void readsEncodingsUnderTheNamesOfTheWeb(String charset, String name, String title) {
    String xml =
        "<?xml version='1.0' encoding='"
            + name
            + "'?><rss version='2.0'><channel><title>"
            + title
            + "</title></channel></rss>";

    assertThat(read(xml.getBytes(Charset.forName(charset))))
        .isInstanceOfSatisfying(Parsed.class, p -> assertThat(p.feed().title()).contains(title));
  }

  @Test
  void aDocumentThatEndsInItsFirstEntryIsNotBelieved() {
    assertThat(read("<rss><channel><title>T</title><item><title>Ha".getBytes(UTF_8)))
        .isInstanceOf(NotAFeed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<item><title>A</title></item><item><title>Ha",
        "<item><title>A</title></item><item><title><![CDATA[On </item> tags]]></title><description>Ha",
        "<item><title>A</title></item><item><!-- </item> --><title>Ha",
        "<item><title>A</title></item><item><description><![CDATA[Half </item> an art",
      })
  void ofADocumentThatEndsInAnEntryThoseBeforeItAreRead(String items) {
    Parsed parsed = parsed("<rss><channel><title>T</title>" + items);

    assertThat(parsed.feed().title()).contains("T");
    assertThat(parsed.entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.title()).contains("A"));
    assertThat(parsed.repairs().kinds()).contains(Repairs.Kind.CUT);
  }

  @Test
  void anEndThatIsMissingBehindTheLastEntryIsForgiven() {
    String items = "<item><title><![CDATA[<item> A]]></title></item><!-- <item> -->";

    assertThat(parsed("<rss><channel>" + items).entries()).hasSize(1);
    assertThat(parsed("<rss><channel>" + items).repairs().kinds()).doesNotContain(Repairs.Kind.CUT);
  }

  @Test
  void linksOfManyShapesAreReadInTimeThatGrowsWithTheirLength() {
    String page =
        "<a href='/"
            + "feed".repeat(200_000)
            + "'>a</a><a href='/"
            + "feed".repeat(400)
            + "'>b</a><a href='/x/atom/y'>c</a><a href='/feedxyz.php?a#b'>d</a><a href='/a?b=c&amp;feed=atom'>e</a><a href='/q?feed=rssx'>f</a><a href='rss'>g</a>";

    assertThat(FeedLinks.of(page, BASE))
        .extracting(URI::toString)
        .containsExactly(
            "https://news.example/x/atom/y",
            "https://news.example/feedxyz.php?a#b",
            "https://news.example/a?b=c&feed=atom");
  }

  @Test
  void aPageWithoutDeclaredFeedsNamesThoseItLinksTo() {
    String page =
        "<html><body><a href='/news'>x</a><a href='/feeds/all.rss'>a</a><a href='?feed=rss2'>b</a><a href='/feedback.html'>c</a><a href='/de/rss.xml'>d</a></body></html>";

    assertThat(FeedLinks.of(page, BASE))
        .extracting(URI::toString)
        .containsExactly(
            "https://news.example/feeds/all.rss",
            "https://news.example/feeds/all.xml?feed=rss2",
            "https://news.example/de/rss.xml");
  }

  private static ParsedFeed read(byte[] bytes) {
    return FeedParser.parse(bytes, BASE, Optional.empty());
  }

  private static Parsed parsed(String document) {
    ParsedFeed parsed = read(document.getBytes(UTF_8));
    assertThat(parsed).isInstanceOf(Parsed.class);
    return (Parsed) parsed;
  }
}
