package dev.pactwire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NewsML-G2 and ninjs. */
class WireDocumentsTest {

  private static final String META =
      "<itemMeta><itemClass qcode='ninat:text'/><provider literal='Harbour Wire'/>"
          + "<versionCreated>2026-11-20T11:00:00+01:00</versionCreated><firstCreated>2026-11-20T09:30:00+01:00</firstCreated>"
          + "<pubStatus qcode='stat:%s'/>%s</itemMeta>";
  private static final String CONTENT =
      "<contentMeta><creator><name>Anna Muster</name></creator><language tag='en-GB'/>"
          + "<subject qcode='medtop:20000065'><name xml:lang='de'>Bündnis</name><name xml:lang='en'>alliance</name></subject>"
          + "<keyword>NATO</keyword>%s<headline>Allies &amp; partners meet</headline>"
          + "<description role='drol:summary'>Ministers came to Brussels.</description></contentMeta>";
  private static final String XHTML =
      "<contentSet><inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'>"
          + "<head><title>No text</title></head><body><p>First line.</p><p>Second <em>line</em>.</p></body></html></inlineXML></contentSet>";

  private static String item(String guid, String version, String status, String signals) {
    return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' standard='NewsML-G2' standardversion='2.33' guid='"
        + guid
        + "' version='"
        + version
        + "' xml:lang='en'>"
        + META.formatted(status, signals)
        + CONTENT.formatted("<by>By Jane Doe and Karl Muster in Brussels</by>")
        + XHTML
        + "</newsItem>";
  }

  @Test
  void aNewsItemWithXhtml() {
    Parsed parsed = parsed("<?xml version='1.0'?>" + item("urn:newsml:wire:1", "3", "usable", ""));

    assertThat(parsed.feed().format()).hasToString("newsml-g2-2.33");
    assertThat(parsed.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.id()).contains("urn:newsml:wire:1");
              assertThat(entry.title()).contains("Allies & partners meet");
              assertThat(entry.summary()).contains("Ministers came to Brussels.");
              assertThat(entry.content().map(PlainText::ofHtml))
                  .contains("First line.\nSecond line.");
              assertThat(entry.authors()).containsExactly("Jane Doe", "Karl Muster");
              assertThat(entry.language()).contains("en-GB");
              assertThat(entry.categories()).containsExactly("alliance", "NATO");
              assertThat(entry.published()).hasToString("Optional[2026-11-20T09:30:00+01:00]");
              assertThat(entry.updated()).hasToString("Optional[2026-11-20T11:00:00+01:00]");
              assertThat(entry.edition().orElseThrow())
                  .isEqualTo(
                      new Edition(Optional.of(3L), false, Optional.empty(), Optional.empty()));
            });
  }

  @Test
  void ofSeveralVersionsTheHighestCountsAndACorrectionIsOne() {
    String message =
        "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header/><itemSet>"
            + item("urn:a", "2", "usable", "<signal qcode='sig:correction'/>")
            + item("urn:a", "1", "usable", "")
            + item("urn:b", "4", "withheld", "<embargoed>2026-11-21T00:00:00Z</embargoed>")
            + item("urn:c", "5", "canceled", "")
            + "</itemSet></newsMessage>";

    List<Entry> entries = parsed(message).entries();

    assertThat(entries)
        .extracting(entry -> entry.id().orElseThrow())
        .containsExactly("urn:a", "urn:b", "urn:c");
    assertThat(entries)
        .extracting(entry -> entry.edition().orElseThrow())
        .containsExactly(
            new Edition(Optional.of(2L), true, Optional.empty(), Optional.empty()),
            new Edition(
                Optional.of(4L),
                false,
                Optional.of("withheld by its publisher"),
                Optional.of(Instant.parse("2026-11-21T00:00:00Z"))),
            new Edition(
                Optional.of(5L),
                false,
                Optional.of("canceled by its publisher"),
                Optional.empty()));
  }

  @Test
  void nitfInlineGivesHeadlineBylineAndText() {
    String nitf =
        "<newsItem guid='urn:n' version='1'><itemMeta><itemClass qcode='ninat:text'/></itemMeta><contentMeta/>"
            + "<contentSet><inlineXML contenttype='application/nitf+xml'><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'>"
            + "<head><title>Not this</title></head><body><body.head><hedline><hl1>Port reopens</hl1></hedline>"
            + "<byline>By Ida Example<byttl>Correspondent</byttl></byline></body.head>"
            + "<body.content><p>The port is open.</p><media><media-caption>A ship</media-caption></media><hl2>Why</hl2><p>Ice.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>";

    assertThat(parsed(nitf).entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.title()).contains("Port reopens");
              assertThat(entry.authors()).containsExactly("Ida Example");
              assertThat(entry.content().map(PlainText::ofHtml))
                  .contains("The port is open.\nWhy\nIce.");
            });
  }

  @Test
  void picturesAreNoArticlesAndAPackageIsWhatItRefersTo() {
    String picture =
        "<newsItem guid='urn:p' version='1'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta></newsItem>";
    String bundle =
        "<packageItem guid='urn:k' version='1'><itemMeta/><groupSet><group>"
            + "<itemRef residref='urn:a'  href='https://wire.example/a'><title>Inside</title></itemRef>"
            + "<itemRef residref='urn:x' version='2' href='https://wire.example/x'><itemClass qcode='ninat:text'/><title>Outside</title></itemRef>"
            + "<itemRef residref='urn:y' href='https://wire.example/y'><itemClass qcode='ninat:video'/><title>Film</title></itemRef>"
            + "</group></groupSet></packageItem>";

    List<Entry> entries =
        parsed(
                "<newsMessage><itemSet>"
                    + bundle
                    + picture
                    + item("urn:a", "1", "usable", "")
                    + "</itemSet></newsMessage>")
            .entries();

    assertThat(entries)
        .extracting(entry -> entry.id().orElseThrow())
        .containsExactly("urn:a", "urn:x");
    assertThat(entries.get(1).link()).contains("https://wire.example/x");
  }

  @Test
  @Tag("fault-38")
  void entitiesOfItsOwnAreRefused() {
    assertThat(
            parse(
                "<!DOCTYPE newsItem [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><newsItem guid='urn:a'><itemMeta/>&a;</newsItem>"))
        .isInstanceOf(NotAFeed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uri\":\"urn:1\",\"type\":\"text\",\"version\":\"2\",\"firstcreated\":\"2026-11-20T09:00:00Z\",\"versioncreated\":\"2026-11-20T10:00:00Z\",\"pubstatus\":\"usable\",\"language\":\"de\",\"byline\":\"Von Jane Doe\",\"headline\":\"Ministers <b>meet</b>\",\"subject\":[{\"name\":\"NATO\",\"code\":\"x\"}],\"description_text\":\"Short.\",\"body_html\":\"<p>One.</p><p>Two.</p>\",\"renditions\":{\"a\":{\"href\":\"https://wire.example/a.jpg\",\"mimetype\":\"image/jpeg\"}}}",
        "{\"items\":[{\"uri\":\"urn:0\",\"type\":\"picture\",\"headlines\":[]},{\"uri\":\"urn:1\",\"type\":\"text\",\"standard\":{\"name\":\"ninjs\",\"version\":\"2.1\"},\"version\":2,\"firstcreated\":\"2026-11-20T09:00:00Z\",\"versioncreated\":\"2026-11-20T10:00:00Z\",\"language\":\"de\",\"by\":\"Jane Doe\",\"headlines\":[{\"role\":\"short\",\"value\":\"No\"},{\"role\":\"main\",\"value\":\"Ministers meet\"}],\"subjects\":[{\"name\":\"NATO\"}],\"descriptions\":[{\"role\":\"summary\",\"contenttype\":\"text/plain\",\"value\":\"Short.\"}],\"bodies\":[{\"contenttype\":\"text/plain\",\"value\":\"One.\\nTwo.\"}],\"renditions\":[{\"name\":\"a\",\"href\":\"https://wire.example/a.jpg\",\"contenttype\":\"image/jpeg\"}]}]}",
        "[{\"uri\":\"urn:1\",\"type\":\"text\",\"standard\":{\"name\":\"ninjs\",\"version\":\"3.0\"},\"version\":\"2\",\"firstCreated\":\"2026-11-20T09:00:00Z\",\"versionCreated\":\"2026-11-20T10:00:00Z\",\"pubStatus\":\"usable\",\"language\":\"de\",\"by\":\"Jane Doe\",\"headlines\":[{\"role\":\"main\",\"contentType\":\"text/html\",\"value\":\"Ministers meet\"}],\"subjects\":[{\"name\":\"NATO\"}],\"descriptions\":[{\"value\":\"Short.\"}],\"bodies\":[{\"role\":\"main\",\"contentType\":\"text/html\",\"value\":\"<p>One.</p><p>Two.</p>\"}],\"associations\":[{\"type\":\"picture\",\"renditions\":[{\"href\":\"https://wire.example/a.jpg\",\"contentType\":\"image/jpeg\"}]}]}]"
      })
  void ninjsOfAllVersionsSaysTheSame(String json) {
    assertThat(parsed(json).entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.id()).contains("urn:1");
              assertThat(entry.title()).contains("Ministers meet");
              assertThat(entry.summary().map(PlainText::ofHtml)).contains("Short.");
              assertThat(entry.content().map(PlainText::ofHtml)).contains("One.\nTwo.");
              assertThat(entry.authors()).containsExactly("Jane Doe");
              assertThat(entry.language()).contains("de");
              assertThat(entry.categories()).containsExactly("NATO");
              assertThat(entry.published()).hasToString("Optional[2026-11-20T09:00:00Z]");
              assertThat(entry.updated()).hasToString("Optional[2026-11-20T10:00:00Z]");
              assertThat(entry.enclosures())
                  .extracting(Enclosure::url)
                  .containsExactly("https://wire.example/a.jpg");
              assertThat(entry.edition().flatMap(Edition::version)).contains(2L);
            });
  }

  @Test
  void ninjsThatIsCanceledOrUnderEmbargoSaysSo() {
    List<Entry> entries =
        parsed(
                "[{\"uri\":\"urn:1\",\"pubstatus\":\"canceled\"},"
                    + "{\"uri\":\"urn:2\",\"headline\":\"H\",\"embargoed\":\"2026-11-21T00:00:00Z\",\"ednote\":\"CORRECTS the name\"}]")
            .entries();

    assertThat(entries.get(0).edition().flatMap(Edition::withdrawn)).isPresent();
    assertThat(entries.get(1).edition().orElseThrow().correction()).isTrue();
    assertThat(entries.get(1).edition().orElseThrow().isFree(Instant.parse("2026-11-20T00:00:00Z")))
        .isFalse();
  }

  @Test
  @Tag("fault-39")
  void aJsonFeedIsStillOne() {
    assertThat(
            parsed("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\"}]}")
                .feed()
                .format())
        .hasToString("json1.1");
    assertThat(parse("[1, 2]")).isInstanceOf(NotAFeed.class);
    assertThat(parse("{\"items\":" + "[".repeat(100_000))).isInstanceOf(NotAFeed.class);
    assertThat(parse("[".repeat(100_000))).isInstanceOf(NotAFeed.class);
  }

  private static Parsed parsed(String text) {
    return (Parsed) parse(text);
  }

  private static ParsedFeed parse(String text) {
    return FeedParser.parse(
        text.getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty());
  }
}
