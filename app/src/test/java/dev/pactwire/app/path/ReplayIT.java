package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.cli.CommandRun;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import dev.pactwire.testkit.Seeds;
import dev.pactwire.testkit.guarantee.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The replay command against a real broker on which a processor has worked. */
@Timeout(600)
class ReplayIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int ARTICLES = 600;

  @TempDir private Path state;
  @TempDir private Path reference;
  private static LocalPath path;
  private static Written written;
  private static int balanced;

  @BeforeAll
  static void open() {
    path = new LocalPath();
    written = new Written(path);
  }

  @AfterAll
  static void close() {
    path.close();
  }

  @Test
  void twoReplaysOfASpanWriteTheSameBytesThatOneThreadWouldAndNothingLive() throws Exception {
    // Given
    long seed = Seeds.of(ReplayIT.class);
    System.out.println("ReplayIT: seed " + seed);
    List<Incoming> articles = ArticleMix.of(seed, ARTICLES);
    Instant from = Instant.now();
    CompletableFuture<Void> published = path.publisher().publishSteadily(articles, 600);
    try (NewsProcessor live = running()) {
      published.join();
      awaitBalance(ARTICLES);
    }
    // Until all that was written is committed, so that it stays as it is
    Observation.of(path.brokers(), new Topics());
    SortedMap<String, List<String>> told = written.outputs("");

    // When
    CommandRun one = replay(from, "--into", "one.");
    CommandRun two = replay(from, "--into", "two.", "--set", "streams.commit.interval.ms=20");

    // Then
    assertThat(one.err()).isEmpty();
    assertThat(one.out()).anyMatch(line -> line.startsWith("  The ledger balances: 600 in = "));
    assertThat(two.out()).anyMatch(line -> line.startsWith("  The ledger balances: 600 in = "));
    assertThat(written.outputs("two.")).isEqualTo(written.outputs("one.")).hasSizeGreaterThan(4);
    assertThat(written.fates("one."))
        .isEqualTo(ReferenceRun.of(written.inOneOrder(from), reference))
        .hasSize(ARTICLES);
    assertThat(written.outputs("")).isEqualTo(told);
    awaitNone("changelogs", name -> name.endsWith("-changelog") && name.contains("replay"));

    // And a prefix is used once
    assertThat(replay(from, "--into", "one").err())
        .singleElement()
        .asString()
        .startsWith("pactwire: The prefix one. is in use: ")
        .endsWith("Give another --into, or --replace to delete them first.");
  }

  @Test
  void whatCameBeforeTheSpanIsKnownAfterAWarmUpAndNotToldOf() throws Exception {
    // Given an article, and its copy a little later
    try (NewsProcessor live = running()) {
      String text = Articles.text(5, 200);
      path.publisher()
          .publish(
              List.of(
                  Incoming.of(Incoming.Kind.NEWS, Articles.article("a", "courier", "First", text)),
                  Incoming.raw("b", new byte[] {1, 2, 3})));
      awaitBalance(2);
      Await.until("a later millisecond", SOON, laterThan(Instant.now()));
      Instant between = Instant.now();
      path.publisher()
          .publish(
              List.of(
                  Incoming.of(
                      Incoming.Kind.COPY, Articles.article("c", "ledger", "Second", text))));
      awaitBalance(1);

      // When
      CommandRun warm = replay(between, "--into", "warm", "--warm-up", "1h");

      // Then
      assertThat(warm.out())
          .noneMatch(line -> line.endsWith("warm-up: 0 records."))
          .anyMatch(line -> line.startsWith("  Verdicts: 1 of 1 records as live, 0 others"));
      assertThat(path.log().read("warm.news.classified")).isEmpty();
      assertThat(path.log().read("warm.news.dead-letters")).isEmpty();
    }
  }

  @Test
  void anArchiveIsDecidedByItsOwnTimesWithoutReachingTheLiveTopic() throws Exception {
    // Given an archive of lines and a page, with a copy, rubbish, and an article before the span
    String text = Articles.text(31, 120);
    Path lines = Files.writeString(state.resolve("a.jsonl"), lines(text));
    Path page =
        Files.writeString(
            state.resolve("b.warc"), warc("2024-03-05T10:00:00Z", Articles.text(33, 120)));
    List<ConsumerRecord<byte[], byte[]>> live = path.log().read(new Topics().articles().name());
    String[] order = {"--archive", lines.toString(), page.toString(), "--to", "2024-04-01"};

    // When it is replayed twice
    CommandRun one = archive(order, "--from", "2024-03-01", "--warm-up", "72h", "--into", "arc1.");
    CommandRun two = archive(order, "--from", "2024-03-01", "--warm-up", "72h", "--into", "arc2.");

    // Then two are new; of the copies one repeats what came before the span, one is the page
    assertThat(one.out())
        .anyMatch(line -> line.startsWith("  The ledger balances: 5 in = 2 new"))
        .anyMatch(line -> line.contains("5 records") && line.endsWith("warm-up: 1 records."));
    assertThat(one.err()).singleElement().asString().contains("a.jsonl line 7 is not JSON");
    assertThat(one.code()).isEqualTo(1);
    assertThat(written.outputs("arc2.")).isEqualTo(written.outputs("arc1.")).hasSizeGreaterThan(2);
    assertThat(written.records("arc1."))
        .filteredOn(record -> record.topic().equals("arc1.news.classified"))
        .extracting(record -> Instant.ofEpochMilli(record.timestamp()).toString())
        .containsExactlyInAnyOrder("2024-03-02T09:00:00Z", "2024-03-03T12:00:00Z");

    // And nothing live is touched, nothing of the work stays
    assertThat(path.log().read(new Topics().articles().name())).hasSameSizeAs(live);
    awaitNone("topics of the work", name -> name.contains("archive") || name.contains("replay"));
    assertThat(two.code()).isEqualTo(1);
  }

  private static String lines(String text) {
    return line("1", "2024-02-28T09:00:00Z", text)
        + line("2", "2024-03-01T09:00:00Z", "Before all: " + text)
        + line("3", "2024-03-02T09:00:00Z", Articles.text(32, 120))
        // Times do not go back, nor past the end of the span that is asked for.
        + line("late", "2024-06-01T00:00:00Z", Articles.text(34, 120))
        + line("equal", "2024-04-01T00:00:00Z", Articles.text(35, 120))
        + line("4", "2024-03-03T12:00:00Z", Articles.text(33, 120))
        + "{\n"
        + line("5", "1999-01-01T00:00:00Z", "Once more: " + Articles.text(33, 120)).strip();
  }

  private static String line(String id, String arrived, String text) {
    return "{\"id\":\"%s\",\"arrived\":\"%s\",\"title\":\"No. %s\",\"text\":\"%s\"}\n"
        .formatted(id, arrived, id, text);
  }

  private static String warc(String date, String text) {
    String html = "<html><h1>Other</h1><article><p>" + text + "</p></article></html>";
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(html.length(), html);
    return ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID:"
            + " <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: %s\r\n"
            + "WARC-Target-URI: https://page.example/a\r\n"
            + "Content-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s"
            + "\r\n\r\n")
        .formatted(date, http.length(), http);
  }

  private static CommandRun archive(String[] order, String... more) {
    return CommandRun.of(
        Stream.of(
                Stream.of("replay", "--bootstrap-servers", path.brokers()),
                Stream.of(order),
                Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  @Test
  void theLedgerOfASpanKnowsOnlyItAndNamesWhatIsMissing() throws Exception {
    // Given an hour in which everything has its outcome, and an article that nobody handles
    Instant from = Instant.now();
    try (NewsProcessor live = running()) {
      path.publisher().publish(List.of(news("d")));
      awaitBalance(1);
    }
    Await.until("a later millisecond", SOON, laterThan(Instant.now()));
    Instant between = Instant.now();
    path.publisher().publish(List.of(news("e")));
    balanced++;

    // When
    CommandRun first = verify("--from", from.toString(), "--to", between.toString());
    CommandRun second = verify("--from", between.toString(), "--wait", "1s");

    // Then
    assertThat(first.out())
        .anyMatch(line -> line.startsWith("  The ledger balances: 1 in = 1 new"));
    assertThat(first.code()).isZero();
    assertThat(second.out())
        .anyMatch(line -> line.startsWith("  The ledger does not balance: 1 in = 0 new"))
        .anyMatch(line -> line.endsWith(" of courier, article e"));
    assertThat(second.code()).isEqualTo(1);
  }

  private static Incoming news(String id) {
    return Incoming.of(
        Incoming.Kind.NEWS, Articles.article(id, "courier", "Headline " + id, "Text of " + id));
  }

  private static CommandRun verify(String... more) {
    return CommandRun.of(
        Stream.concat(Stream.of("verify", "--bootstrap-servers", path.brokers()), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aSpanThatHoldsNothingIsOneSentence() {
    assertThat(
            replay(Instant.EPOCH, "--to", Instant.EPOCH.plusSeconds(9).toString(), "--into", "e")
                .err())
        .singleElement()
        .asString()
        .startsWith("pactwire: news.articles holds nothing that arrived from ");
  }

  private static BooleanSupplier laterThan(Instant moment) {
    return () -> Instant.now().isAfter(moment.plusMillis(1));
  }

  private CommandRun replay(Instant from, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    "replay", "--bootstrap-servers", path.brokers(), "--from", from.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** A broker lists a topic that has been deleted for a moment more. */
  private static void awaitNone(String what, Predicate<String> unwanted) {
    Await.until(
        "no " + what + " are left",
        SOON,
        () -> {
          try {
            return path.names().stream().noneMatch(unwanted);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  /** So many more have come in than stood there when this class last looked. */
  private static void awaitBalance(int more) {
    balanced += more;
    path.run().awaitBalance(balanced, SOON);
  }

  private NewsProcessor running() throws InterruptedException {
    NewsProcessor processor = path.processor(state, Map.of());
    processor.start();
    assertThat(processor.awaitRunning(SOON)).as("%s", processor.failure()).isTrue();
    return processor;
  }
}
