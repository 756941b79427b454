package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.cli.CommandRun;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The replay command against a real broker on which a processor has worked. */
@Timeout(300)
class ReplayIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int ARTICLES = 600;

  @TempDir private Path state;
  @TempDir private Path reference;
  private static LocalPath path;
  private static int balanced;

  @BeforeAll
  static void open() {
    path = new LocalPath();
  }

  @AfterAll
  static void close() {
    path.close();
  }

  @Test
  void twoReplaysOfASpanWriteTheSameBytesThatOneThreadWouldAndNothingLive() throws Exception {
    // Given
    long seed = new Random().nextLong();
    System.out.println("ReplayIT: seed " + seed);
    List<Incoming> articles = ArticleMix.of(seed, ARTICLES);
    Instant from = Instant.now();
    CompletableFuture<Void> published = path.publisher().publishSteadily(articles, 600);
    try (NewsProcessor live = running()) {
      published.join();
      awaitBalance(ARTICLES);
    }
    SortedMap<String, List<String>> told = outputs("");

    // When
    CommandRun one = replay(from, "--into", "one.");
    CommandRun two = replay(from, "--into", "two.", "--set", "streams.commit.interval.ms=20");

    // Then
    assertThat(one.err()).isEmpty();
    assertThat(one.out()).anyMatch(line -> line.startsWith("  The ledger balances: 600 in = "));
    assertThat(two.out()).anyMatch(line -> line.startsWith("  The ledger balances: 600 in = "));
    assertThat(outputs("two.")).isEqualTo(outputs("one.")).hasSizeGreaterThan(4);
    assertThat(fates("one."))
        .isEqualTo(ReferenceRun.of(inOneOrder(from), reference))
        .hasSize(ARTICLES);
    assertThat(outputs("")).isEqualTo(told);
    assertThat(names()).noneMatch(name -> name.endsWith("-changelog") && name.contains("replay"));

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

  /** Every byte of every output topic whose name begins so, in the order of its partitions. */
  private SortedMap<String, List<String>> outputs(String prefix) throws Exception {
    SortedMap<String, List<String>> outputs = new TreeMap<>();
    records(prefix)
        .forEach(
            record ->
                outputs
                    .computeIfAbsent(
                        record.topic().substring(prefix.length()) + "-" + record.partition(),
                        topic -> new ArrayList<>())
                    .add(bytes(record)));
    return outputs;
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String prefix) throws Exception {
    List<String> topics =
        names().stream()
            .filter(name -> name.startsWith(prefix + "news.") && !name.equals("news.articles"))
            .toList();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (LogReader log =
        new LogReader(Map.of("bootstrap.servers", path.brokers()), topics, Span.ALL)) {
      log.readOn(records::add);
    }
    return records;
  }

  private static String bytes(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder all = new StringBuilder();
    all.append("at ").append(record.timestamp());
    all.append(" key ").append(hex(record.key())).append(" value ").append(hex(record.value()));
    record
        .headers()
        .forEach(
            header -> all.append(' ').append(header.key()).append('=').append(hex(header.value())));
    return all.toString();
  }

  private static String hex(byte[] bytes) {
    return bytes == null ? "none" : HexFormat.of().formatHex(bytes);
  }

  private SortedMap<Position, SortedMap<String, String>> fates(String prefix) throws Exception {
    Fates fates = new Fates(origin -> origin);
    records(prefix)
        .forEach(
            record ->
                fates.enter(
                    record.topic().substring(prefix.length()), record.value(), record.headers()));
    return fates.all();
  }

  private List<ConsumerRecord<byte[], byte[]>> inOneOrder(Instant from) {
    List<ConsumerRecord<byte[], byte[]>> all =
        new ArrayList<>(path.log().read(new Topics().articles().name()));
    all.removeIf(record -> record.timestamp() < from.toEpochMilli());
    all.sort(
        Comparator.comparingLong((ConsumerRecord<byte[], byte[]> r) -> r.timestamp())
            .thenComparingInt(ConsumerRecord::partition)
            .thenComparingLong(ConsumerRecord::offset));
    return all;
  }

  private List<String> names() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", path.brokers()))) {
      return admin.listTopics().names().get().stream().sorted().toList();
    }
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
