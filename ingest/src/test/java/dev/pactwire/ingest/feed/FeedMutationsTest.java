package dev.pactwire.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.Shared;
import dev.pactwire.ingest.feed.ParsedFeed.Index;
import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a feed on its way, it is read or it is said in a sentence why not. */
@Tag("fault-43")
class FeedMutationsTest {

  private static final Optional<URI> BASE = Optional.of(URI.create("https://news.example/f.xml"));
  private static final byte[] MARKS = "<>&\"':;[]{}!-/=?#%".getBytes(UTF_8);

  private static final String RSS =
      "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY who 'Ann'>]><rss version='2.0' xml:base='https://a.example/' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'>"
          + "<channel><title>Häfen &amp; Nebel</title><ttl>30</ttl><skipHours><hour>3</hour></skipHours><item><title>A &lt;b&gt;</title><link>/1</link><guid isPermaLink='true'>1</guid><dc:creator>&who;</dc:creator>"
          + "<pubDate>Thu, 01 Jan 2004 19:48:21 +0100</pubDate><description><img src='a.png'/><![CDATA[<p>One</p>]]></description><media:group><media:category>x</media:category></media:group></item></channel></rss>";
  private static final String ATOM =
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title type='html'>T &amp;amp; U</title><link rel='self' href='/f'/><entry xml:base='b/'><id>1</id><updated>2004-01-01T24:00:00Z</updated>"
          + "<link href='1.html'/><author><name>Ann</name></author><category term='t' label='l'/><content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><p xmlns=''>Text <![CDATA[<]]></p></x:div></content></entry></feed>";
  private static final String RDF =
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel rdf:about='c'><title>C</title></channel><item rdf:about='1'><title>I</title><link>http://a.example/1</link></item></rdf:RDF>";
  private static final String SITEMAP =
      "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>http://a.example/1</loc><news:news><news:publication><news:name>P</news:name></news:publication><news:publication_date>2004-01-01</news:publication_date><news:title>T</news:title></news:news></url></urlset>";
  private static final String JSON =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":7,\"url\":\"/7\",\"content_html\":\"<p>x</p>\",\"date_published\":\"2026-01-02T03:04:05Z\",\"authors\":[{\"name\":\"Ann\"}],\"tags\":[\"x\",null]}]}";

  @ParameterizedTest
  @ValueSource(strings = {RSS, ATOM, RDF, SITEMAP, JSON})
  void whatIsCutDamagedOrDoubledIsReadOrRefusedInASentence(String feed) {
    // Given a seed, so that what failed once fails again
    Random random = new Random(20261122);
    byte[] whole = feed.getBytes(UTF_8);

    // When it ends anywhere, or is damaged in one of many ways, then it is answered
    for (int end = 0; end < whole.length; end += 5) {
      isAnswered(Arrays.copyOf(whole, end));
    }
    for (int round = 0; round < 150; round++) {
      isAnswered(damaged(whole, random));
      isAnswered(respliced(whole, random));
    }
  }

  @Test
  void namesThatEndAtTheirColonAndNamespacesThatAreNoneAreNoObstacle() {
    String content = "<content type='xhtml'><div xmlns=''>a <x:>b</x:></div></content>";

    ParsedFeed read =
        FeedParser.parse(
            ("<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + content + "</entry></feed>")
                .getBytes(UTF_8),
            BASE,
            Optional.empty());

    assertThat(((ParsedFeed.Parsed) read).entries().get(0).content().orElse(""))
        .contains("a ", "b");
  }

  @Test
  void everyDocumentOfTheEvaluationDataIsAnswered() throws IOException {
    Path folder = Shared.path("data/feeds");
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }

    for (Path file : files) {
      isAnswered(Files.readAllBytes(file));
    }
    assertThat(files).hasSizeGreaterThan(800);
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    boolean marks = random.nextBoolean();
    for (int i = random.nextInt(12); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] =
          marks ? MARKS[random.nextInt(MARKS.length)] : (byte) random.nextInt();
    }
    return bytes;
  }

  /** A piece is left out, or stands there twice. */
  private static byte[] respliced(byte[] whole, Random random) {
    int one = random.nextInt(whole.length);
    int two = random.nextInt(whole.length);
    byte[] bytes = Arrays.copyOf(whole, one + whole.length - two);
    System.arraycopy(whole, two, bytes, one, whole.length - two);
    return bytes;
  }

  private static void isAnswered(byte[] document) {
    ParsedFeed read = FeedParser.parse(document, BASE, Optional.empty());
    String reason =
        read instanceof NotAFeed other
            ? other.reason()
            : read instanceof Index index ? index.reason() : "It is a feed.";
    assertThat(reason).matches("[A-Z][^\\p{Cntrl}]*\\.").doesNotContain("Exception", "jsoup");
  }
}
