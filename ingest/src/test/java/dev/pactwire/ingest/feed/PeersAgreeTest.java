package dev.pactwire.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the specifications are silent or broken: what readers of feeds have agreed upon. */
class PeersAgreeTest {

  private static final String MEDIA = " xmlns:media='http://search.yahoo.com/mrss/'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/'><entry xml:base='y/'><id>7</id></entry></feed> | https://a.example/x/y/7",
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/'><entry><id>urn:b:7</id></entry></feed> | urn:b:7",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>7</id></entry></feed> | 7",
        "<rss xml:base='https://a.example/'><channel><item><guid>p/7</guid></item></channel></rss> | https://a.example/p/7",
        "<rss xml:base='https://a.example/'><channel><item><guid isPermaLink='false'>p/7</guid></item></channel></rss> | p/7",
      })
  void anIdIsCompletedByTheBaseThatTheDocumentGives(String document, String id) {
    assertThat(only(document).id()).contains(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<entry><id>https://a.example/7</id></entry> | https://a.example/7",
        "<entry><id>https://a.example/7</id><link href='https://a.example/p'/></entry> | https://a.example/p",
        "<entry><id>urn:a:7</id></entry> | ",
        "<entry><id>javascript:alert(1)</id></entry> | ",
      })
  void anEntryWithoutALinkIsWhereItsIdPointsTo(String entry, String link) {
    assertThat(only("<feed xmlns='http://www.w3.org/2005/Atom'>" + entry + "</feed>").link())
        .isEqualTo(Optional.ofNullable(link));
  }

  @Test
  void aGroupOfMediaSpeaksOfItsEntryAndASinglePictureDoesNot() {
    String group =
        "<media:group><media:title>T</media:title><media:description>D</media:description><media:category label='Sea'>x1</media:category></media:group>";
    String content =
        "<media:content url='/a.jpg'><media:title>Caption</media:title><media:description>By a photographer</media:description></media:content>";

    Entry atom =
        only(
            "<feed xmlns='http://www.w3.org/2005/Atom'"
                + MEDIA
                + "><entry>"
                + group
                + "</entry></feed>");
    Entry rss = only("<rss" + MEDIA + "><channel><item>" + group + "</item></channel></rss>");
    Entry picture = only("<rss" + MEDIA + "><channel><item>" + content + "</item></channel></rss>");

    assertThat(atom.title()).contains("T");
    assertThat(atom.summary()).contains("D");
    assertThat(atom.categories()).containsExactly("Sea");
    assertThat(rss.title()).contains("T");
    assertThat(rss.summary()).contains("D");
    assertThat(rss.categories()).containsExactly("Sea");
    assertThat(picture.title()).isEmpty();
    assertThat(picture.summary()).isEmpty();
  }

  @Test
  void markupInAnAuthorAndPiecesOfCdataAreNotLost() {
    Entry entry =
        only(
            "<rss><channel><item><author><p>Ann Example</p></author><description><img src='a.png'/><![CDATA[<p>One &amp; <b>two</b></p>]]><i><![CDATA[<br>]]></i></description></item></channel></rss>");

    assertThat(entry.authors()).containsExactly("Ann Example");
    assertThat(entry.summary())
        .contains("<img src=\"a.png\"><p>One &amp; <b>two</b></p><i>&lt;br&gt;</i>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a<br/>b<p/>c</div></content> | <div xmlns=\"http://www.w3.org/1999/xhtml\">a<br>b<p></p>c</div>",
        "<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>a<x:hr/></x:div></content> | <div xmlns:x=\"http://www.w3.org/1999/xhtml\">a<hr></div>",
        "<content type='html'>&lt;![CDATA[&lt;p>a&lt;/p>]]&gt;</content> | <p>a</p>",
        "<content type='html'><![CDATA[<![CDATA[<p>a</p>]]]]>&gt;</content> | <p>a</p>",
      })
  void literalMarkupIsWrittenAsHtml(String content, String html) {
    Entry entry =
        only("<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + content + "</entry></feed>");

    assertThat(entry.content()).contains(html);
  }

  @Test
  void charactersOfWindowsAndTextEncodedTwiceAreMended() {
    Entry entry =
        only(
            "<rss><channel><item><title>It\u0092s &#147;odd&#148;</title><author>JÃ¼rgen Muster</author></item></channel></rss>");

    assertThat(entry.title()).contains("It’s “odd”");
    assertThat(entry.authors()).containsExactly("Jürgen Muster");
  }

  @Test
  void aJsonFeedChangedWhenTheLatestOfItsItemsDid() {
    Parsed parsed =
        parsed(
            "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,\"date_published\":\"2026-01-02T00:00:00Z\"},{\"id\":2,\"date_published\":\"2026-01-01T00:00:00Z\",\"date_modified\":\"2026-01-03T00:00:00Z\"}]}");

    assertThat(parsed.feed().updated()).map(SourceTime::toString).contains("2026-01-03T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<category label='Sea' term='7'/><category>Fog</category> | [Sea, Fog]",
        "<dc:subject>Fog</dc:subject><itunes:keywords>a, b c,,</itunes:keywords> | [Fog, a, b c]",
        "<itunes:category text='News'><itunes:category text='Daily'/></itunes:category> | [News, Daily]",
        "<keywords>x,y</keywords><tags>y, z</tags><media:category>w</media:category> | [x, y, z, w]",
      })
  void categoriesComeFromWhereverTheyStand(String categories, String expected) {
    String namespaces =
        MEDIA
            + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'";

    Entry entry =
        only("<rss" + namespaces + "><channel><item>" + categories + "</item></channel></rss>");

    assertThat(entry.categories()).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<pubDate>2004-01-01</pubDate><d:issued>2004-01-02</d:issued> | 2004-01-01 | 2004-01-01",
        "<d:date>2004-01-01</d:date><d:issued>2004-01-02</d:issued> | 2004-01-02 | 2004-01-01",
        "<d:created>2004-01-01</d:created><published>2004-01-02</published><updated>2004-01-03</updated> | 2004-01-02 | 2004-01-03",
        "<d:date>2004-01-01</d:date><updated>2004-01-03</updated> | 2004-01-01 | 2004-01-03",
      })
  void aDateThatSaysOfWhatItIsWinsOverOneThatDoesNot(
      String dates, String published, String updated) {
    String rss =
        "<rss xmlns:d='http://purl.org/dc/terms/'><channel>%1$s<item>%1$s</item></channel></rss>";

    Parsed parsed = parsed(rss.formatted(dates));

    assertThat(parsed.entries().get(0).published()).map(Object::toString).contains(published);
    assertThat(parsed.entries().get(0).updated().or(parsed.entries().get(0)::published))
        .map(Object::toString)
        .contains(updated);
    assertThat(parsed.feed().updated()).map(Object::toString).contains(updated);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<item><title>A</title><item><title>B</title></item></item> | A B",
        "<item><item><title>A</title></item></item> | A",
        "<item><title>A</title><item><title>B</title><item><title>C</title></item> | A B C",
      })
  void itemsWhoseEndsWereForgottenAreItemsAllTheSame(String items, String titles) {
    Parsed parsed = parsed("<rss><channel>" + items + "</channel></rss>");

    assertThat(parsed.entries())
        .extracting(entry -> entry.title().orElse("-"))
        .containsExactly(titles.split(" "));
  }

  @Test
  void aFormatMayBeCalledByAnyPrefixOfAnyNamespace() {
    Entry entry =
        only(
            "<n:rss xmlns:n='http://nobody.example/ns'><n:channel><n:item><n:title>T</n:title><n:link>http:///a.example/1</n:link><n:id>7</n:id></n:item></n:channel></n:rss>");

    assertThat(entry.title()).contains("T");
    assertThat(entry.link()).contains("http://a.example/1");
    assertThat(entry.id()).contains("7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/pdf | Rm9nIQ== | Fog!",
        "application/x-note | Fog ahead | Fog ahead",
        "text/x-note | Rm9nIQ== | Rm9nIQ==",
        "image/svg+xml | Rm9nIQ== | Rm9nIQ==",
        "image/png | iVBORw0KGgo= | ",
      })
  void base64IsToldByItsCharacters(String type, String content, String html) {
    Entry entry =
        only(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='"
                + type
                + "'>"
                + content
                + "</content></entry></feed>");

    assertThat(entry.content()).isEqualTo(Optional.ofNullable(html));
  }

  private static Entry only(String document) {
    assertThat(parsed(document).entries()).hasSize(1);
    return parsed(document).entries().get(0);
  }

  private static Parsed parsed(String document) {
    return (Parsed)
        FeedParser.parse(
            document.getBytes(UTF_8),
            Optional.of(URI.create("https://news.example/feeds/all.xml")),
            Optional.empty());
  }
}
