package dev.pactwire.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.sources.FeedList.Feeds;
import dev.pactwire.ingest.sources.FeedList.Unusable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedListReaderTest {

  @Test
  void readsYaml() {
    FeedList list =
        FeedListReader.parse(
            "feeds:\n  - id: one\n    url: https://one.example/feed\n    title: One\n    language: de\n    country: at\n    interval: 15m\n  - {id: two, url: 'http://two.example/'}\n",
            "feeds.yaml");

    List<FeedDefinition> feeds = ((Feeds) list).feeds();
    assertThat(feeds).extracting(FeedDefinition::id).containsExactly("one", "two");
    assertThat(feeds.get(0).country()).contains("AT");
    assertThat(feeds.get(0).interval()).contains(Duration.ofMinutes(15));
    assertThat(feeds.get(1).interval()).isEmpty();
  }

  @Test
  void readsOpmlWithFolders() {
    FeedList list =
        FeedListReader.parse(
            "<?xml version='1.0'?><opml version='2.0'><body><outline text='News'><outline text='Über uns' xmlUrl='https://a.example/rss'/><outline text='Über uns' xmlUrl='https://b.example/rss'/></outline></body></opml>",
            "x.opml");

    assertThat(((Feeds) list).feeds())
        .extracting(FeedDefinition::id)
        .containsExactly("uber-uns", "uber-uns-2");
  }

  @Test
  void whatIsWrittenAsOpmlIsReadAsItWas() {
    // Given
    List<FeedDefinition> feeds =
        List.of(
            FeedDefinition.of("plain", URI.create("https://a.example/rss")),
            new FeedDefinition(
                "odd.one-2_B",
                URI.create("https://b.example/?a=1&b=%22%3C"),
                Optional.of("A \"quote\" & <b>ä 新闻 \uD83D\uDCF0</b> 'x' &amp;"),
                Optional.of("zh-Hant"),
                Optional.of("TW"),
                Optional.of(Duration.ofMinutes(15))),
            new FeedDefinition(
                "same",
                URI.create("http://[2001:db8::1]:8080/f"),
                Optional.of("same"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    // When
    FeedList read = FeedListReader.parse(OpmlWriter.write(feeds), "x.opml");

    // Then
    assertThat(read).isEqualTo(new Feeds(feeds));
  }

  @Test
  void namesLineAndValueOfWhatIsWrong() {
    assertThat(
            problems(
                "- id: a b\n  url: ftp://x\n  colour: red\n  interval: soon\n  country: Germany\n"))
        .anySatisfy(p -> assertThat(p).contains("feeds.yaml line 3", "'colour'"))
        .anySatisfy(p -> assertThat(p).contains("'a b'"))
        .anySatisfy(p -> assertThat(p).contains("ftp://x"))
        .anySatisfy(p -> assertThat(p).contains("'soon'"))
        .anySatisfy(p -> assertThat(p).contains("'GERMANY'"));
    assertThat(problems("feeds: [\n")).singleElement().asString().contains("not YAML", "line");
    assertThat(problems("feeds: 7\n")).singleElement().asString().contains("no list");
    assertThat(problems("")).singleElement().asString().contains("no feeds");
    assertThat(
            problems("- {id: a, url: 'https://a.example'}\n- {id: A, url: 'https://b.example'}\n"))
        .singleElement()
        .asString()
        .contains("two feeds");
    assertThat(problems("<html/>")).singleElement().asString().contains("no OPML");
    assertThat(((Unusable) FeedListReader.read(Path.of("no-such-file.yaml"))).problems())
        .singleElement()
        .asString()
        .contains("no-such-file.yaml");
  }

  private static List<String> problems(String text) {
    return ((Unusable) FeedListReader.parse(text, "feeds.yaml")).problems();
  }
}
