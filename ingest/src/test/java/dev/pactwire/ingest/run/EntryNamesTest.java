package dev.pactwire.ingest.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.feed.FeedParser;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fault-48")
class EntryNamesTest {

  @ParameterizedTest
  @CsvSource({"09, 10, 1", "10, 09, 0"})
  void ofSeveralVersionsOfAnEntryTheLatestCounts(String first, String second, int latest) {
    // Given a document with two versions of one entry, in either order
    List<Entry> entries =
        entries(
            atom("urn:1", "/a", "A headline", first), atom("urn:1", "/a", "Another one", second));
    EntryNames names = new EntryNames(entries);

    // Then they go by the id, which stays, and only the later one goes on
    assertThat(entries).extracting(names::of).containsOnly("urn:1");
    assertThat(entries)
        .allSatisfy(entry -> assertThat(names.identified(entry).id()).contains("urn:1"));
    assertThat(entries).allMatch(names::hasOwnPage);
    assertThat(entries).filteredOn(names::isLatest).containsExactly(entries.get(latest));
  }

  @ParameterizedTest
  @CsvSource({"/a, /b, A, A", "/news, /news, A, B", "/, /, A, B"})
  void anIdThatSeveralEntriesShareNamesNone(
      String firstLink, String secondLink, String firstTitle, String secondTitle) {
    // Given two entries of one id with other links, or other titles and nothing that orders them
    List<Entry> entries =
        entries(rss("x", firstLink, firstTitle, "One."), rss("x", secondLink, secondTitle, "Two."));
    EntryNames names = new EntryNames(entries);

    // Then each goes by what it says
    assertThat(entries).extracting(names::of).doesNotHaveDuplicates();
    assertThat(entries).allMatch(names::isLatest);
    assertThat(entries).allMatch(entry -> names.identified(entry).id().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "/news, 1, A, /news, 2, B, false",
    "/news?utm_source=rss, 1, A, /news#top, 2, B, false",
    "/notes#May_3, notes#May_3, A, /notes#May_4, notes#May_4, B, false",
    "/notes#May_3, notes#May_3, A, /notes, notes, B, false",
    "/news, , A, /news, , B, false",
    "/story-12#rss2, https://news.example/story-12#rss2, A, /story-13#rss2, 13, B, true",
    "/story#4711, 4711, A, /other#4712, 4712, B, true",
    "/a, a#0, A, /a, a#1, A, true",
  })
  void aPageToWhichEntriesOfOtherNamesAndTitlesLinkIsNoneOfTheirOwn(
      String link, String id, String title, String link2, String id2, String title2, boolean own) {
    List<Entry> entries = entries(rss(id, link, title, "One."), rss(id2, link2, title2, "Two."));
    EntryNames names = new EntryNames(entries);

    assertThat(entries).allMatch(entry -> names.hasOwnPage(names.identified(entry)) == own);
    assertThat(entries).extracting(names::of).doesNotHaveDuplicates();
    assertThat(entries).allMatch(names::isLatest);
  }

  private static String rss(String id, String link, String title, String text) {
    String guid = id == null ? "" : "<guid isPermaLink='false'>" + id + "</guid>";
    return "<item>%s<link>https://news.example%s</link><title>%s</title><description>%s</description></item>"
        .formatted(guid, link.replace("&", "&amp;"), title, text);
  }

  private static String atom(String id, String link, String title, String hour) {
    return ("<entry xmlns='http://www.w3.org/2005/Atom'><id>%s</id><link href='https://news.example%s'/>"
            + "<title>%s</title><updated>2026-11-20T%s:00:00Z</updated></entry>")
        .formatted(id, link, title, hour);
  }

  private static List<Entry> entries(String... entries) {
    String all = String.join("", entries);
    String feed =
        all.startsWith("<entry")
            ? "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title>" + all + "</feed>"
            : "<rss version='2.0'><channel><title>F</title>" + all + "</channel></rss>";
    return ((Parsed) FeedParser.parse(feed.getBytes(UTF_8), Optional.empty(), Optional.empty()))
        .entries();
  }
}
