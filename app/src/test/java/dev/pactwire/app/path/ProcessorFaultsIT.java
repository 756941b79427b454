package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.processor.run.BrokersUnavailableException;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import dev.pactwire.testkit.ChildJvm;
import dev.pactwire.testkit.Seeds;
import dev.pactwire.testkit.guarantee.Observation;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a processor does when it is told to end, is held up, or loses what it stands on. */
@Timeout(600)
class ProcessorFaultsIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final Duration TO_END = Duration.ofSeconds(120);
  private static final int TERMINATED = 128 + 15;

  /** Exit code of a JVM with ExitOnOutOfMemoryError. */
  private static final int OUT_OF_MEMORY = 3;

  /** The step at which all of a transaction has been written, and its end not yet asked for. */
  private static final String COMMITTING =
      "org.apache.kafka.clients.producer.internals.TransactionManager"
          + "|IN_TRANSACTION to COMMITTING_TRANSACTION";

  private static final int ARTICLES = 800;
  private static final int A_SECOND = 200;

  @TempDir private Path folder;
  private LocalPath path;
  private List<Incoming> articles;

  @BeforeEach
  void open() {
    path = new LocalPath();
    long seed = Seeds.of(ProcessorFaultsIT.class);
    System.out.println("ProcessorFaultsIT: seed " + seed);
    articles = ArticleMix.of(seed, ARTICLES);
  }

  @AfterEach
  void close() {
    path.close();
  }

  @Test
  @Tag("fault-14")
  @Tag("fault-19")
  void toldToEndUnderLoadItEndsAndWhatIsSpoiltInItsFolderIsRestored() throws Exception {
    // Given
    CompletableFuture<Void> published = path.publisher().publishSteadily(articles, A_SECOND);
    try (ChildJvm first = start("state")) {
      awaitOutcomes(200);

      // When
      first.terminate();
      first.terminate();

      // Then
      assertThat(first.awaitExit(TO_END)).as("%s", first.errors()).isEqualTo(TERMINATED);
    }
    spoil(folder.resolve("state"));
    try (ChildJvm again = start("state")) {
      again.awaitError(line -> line.contains("The local state cannot be read"), SOON);
      published.join();
      path.run().awaitBalance(ARTICLES, SOON);
      path.run().assertAsWithoutFaults(folder.resolve("reference"));
    }
  }

  @Test
  @Tag("fault-5")
  void heldUpUntilAnotherTookOverItComesBackAndItsWritesStayInvisible() throws Exception {
    // Given
    List<Incoming> early = articles.subList(0, ARTICLES / 2);
    int late = 3 * ARTICLES / 4;
    CompletableFuture<Void> published = path.publisher().publishSteadily(early, A_SECOND);
    try (ChildJvm zombie = start("zombie")) {
      awaitOutcomes(100);

      // When
      signal("STOP", zombie);
      try (ChildJvm heir = start("heir")) {
        published.join();
        // All is told while it is stopped: another has its tasks, and it cannot have given them up.
        path.run().awaitBalance(early.size(), SOON);
        signal("CONT", zombie);
        path.publisher().publish(articles.subList(early.size(), late));

        // Then
        path.run().awaitBalance(late, SOON);
        assertThat(zombie.isAlive()).isTrue();
        assertThat(heir.isAlive()).isTrue();
      }
      // And it works again: when the other has ended, nobody else is there to tell the rest.
      path.publisher().publish(articles.subList(late, ARTICLES));
      path.run().awaitBalance(ARTICLES, SOON);
      path.run().assertAsWithoutFaults(folder.resolve("reference"));
    }
  }

  @Test
  @Timeout(600)
  @Tag("fault-6")
  @Tag("fault-53")
  void outOfMemoryItEndsAndOneThatDoesNotPollInTimeIsFencedAndComesBack() throws Exception {
    // Given a processor that runs out of memory in one thread, in the middle of a transaction
    List<Incoming> early = articles.subList(0, ARTICLES / 4);
    path.publisher().publish(early);
    try (ChildJvm greedy =
        ProcessorProcess.startToDie(
            COMMITTING + "|2|exhaust", path.brokers(), folder.resolve("state"), PathRun.SETTINGS)) {
      // Then all of it ends, as the script that starts it wants it
      assertThat(greedy.awaitExit(SOON)).as("%s", greedy.errors()).isEqualTo(OUT_OF_MEMORY);
      assertThat(Files.readString(Path.of("..", "pactwire")))
          .contains("-XX:+ExitOnOutOfMemoryError");
    }

    // Given that it is started again, and a thread of it stands still for longer than it may
    Path release = folder.resolve("release");
    Map<String, String> impatient = new HashMap<>(PathRun.SETTINGS);
    impatient.put("max.poll.interval.ms", "4000");
    // A second thread would be given the tasks of the first, and wait for their folders.
    impatient.put("num.stream.threads", "1");
    try (ChildJvm slow =
        ProcessorProcess.startToDie(
            COMMITTING + "|1|hold|" + release,
            path.brokers(),
            folder.resolve("state"),
            impatient)) {
      slow.awaitOutput("held"::equals, SOON);
      try (ChildJvm heir = start("heir")) {
        // When another has taken its tasks and told all, and it goes on
        path.run().awaitBalance(early.size(), SOON);
        Files.createFile(release);
        path.publisher().publish(articles.subList(early.size(), ARTICLES / 2));

        // Then nothing it wrote counts, and both work
        path.run().awaitBalance(ARTICLES / 2, SOON);
        assertThat(slow.isAlive()).as("%s", slow.errors()).isTrue();
        assertThat(heir.isAlive()).isTrue();
      }
      path.run().assertAsWithoutFaults(folder.resolve("reference"));
    }
  }

  @Test
  @Tag("fault-30")
  void withoutATopicForDeadLettersItStopsAndSaysSoAndLosesNothing() throws Exception {
    Topics topics = new Topics();
    List<Incoming> records = new ArrayList<>(articles.subList(0, 200));
    records.add(Incoming.raw("rubbish", new byte[] {1, 2, 3}));
    try (NewsProcessor processor = path.processor(folder.resolve("state"), impatient())) {
      // Given
      processor.start();
      assertThat(processor.awaitRunning(SOON)).isTrue();

      // When
      path.deleteTopic(topics.deadLetters().name());
      path.publisher().publish(records);

      // Then
      processor.awaitEnd();
      assertThat(processor.failure().orElseThrow())
          .hasMessageContaining("have disappeared: news.dead-letters.");
    }
    try (NewsProcessor again = path.processor(folder.resolve("state"), Map.of())) {
      again.start();
      path.run().awaitBalance(records.size(), SOON);
    }
    path.run().assertAsWithoutFaults(folder.resolve("reference"));
  }

  @Test
  @Tag("fault-29")
  void aTopicThatTakesNoLargeRecordsStopsItAndNothingIsLostOrHalfTold() throws Exception {
    // Given
    String classified = new Topics().classified().name();
    Article article = Articles.article("l1", "courier", "Long", Wording.noise(400_000));
    path.limitRecords(classified, 100_000);
    path.publisher().publish(List.of(Incoming.of(Incoming.Kind.NEWS, article)));

    // When
    try (NewsProcessor processor = path.processor(folder.resolve("state"), Map.of())) {
      processor.start();

      // Then
      processor.awaitEnd();
      assertThat(processor.failure().orElseThrow())
          .hasMessageStartingWith("An output is larger than its topic takes")
          .hasMessageContaining("Topic news.classified has max.message.bytes 100000");
    }
    assertThat(Observation.of(path.brokers(), new Topics()).outputs()).isEmpty();
    path.limitRecords(classified, Topic.MAX_MESSAGE_BYTES);
    try (NewsProcessor again = path.processor(folder.resolve("state"), Map.of())) {
      again.start();
      assertThat(path.run().awaitBalance(1, SOON).total(Outcome.NEW)).isEqualTo(1);
    }
  }

  @Test
  @Tag("fault-16")
  void stopsAtOnceWhenTheInputHasOtherPartitions() throws Exception {
    // Given
    path.publisher().publish(articles.subList(0, 50));
    try (NewsProcessor processor = path.processor(folder.resolve("state"), Map.of())) {
      processor.start();
      path.run().awaitBalance(50, SOON);
    }

    // When
    path.addPartitions(new Topics().articles().name(), 6);
    try (NewsProcessor processor = path.processor(folder.resolve("state"), Map.of())) {
      processor.start();

      // Then
      processor.awaitEnd();
      assertThat(processor.failure().orElseThrow())
          .hasMessageStartingWith("The number of partitions of a topic is not that");
    }
  }

  @Test
  @Tag("fault-9")
  void saysInASentenceThatNoBrokerAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      // Given somebody who takes connections and never answers
      String nobody = "127.0.0.1:" + silent.getLocalPort();

      // When, Then
      Map<String, String> patience =
          Map.of("default.api.timeout.ms", "2000", "request.timeout.ms", "1000");
      try (NewsProcessor processor = ProcessorMain.processor(nobody, folder, patience)) {
        assertThatThrownBy(processor::start)
            .isInstanceOf(BrokersUnavailableException.class)
            .hasMessage(
                "No Kafka broker at %s answered within 2000 ms, so that the topics could not be prepared.",
                nobody);
      }
    }
  }

  /** Producers that soon give up, so that a lost topic is noticed within seconds. */
  private static Map<String, String> impatient() {
    Map<String, String> settings = new HashMap<>();
    settings.put("producer.request.timeout.ms", "2000");
    settings.put("producer.delivery.timeout.ms", "4000");
    settings.put("producer.max.block.ms", "4000");
    return settings;
  }

  private ChildJvm start(String state) {
    return ProcessorProcess.start(path.brokers(), folder.resolve(state), PathRun.SETTINGS);
  }

  private void awaitOutcomes(int count) {
    Await.until(count + " outcomes", SOON, () -> path.outcomes() >= count);
  }

  /** Writes rubbish into the files by which a store is opened. */
  private static void spoil(Path state) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(state)) {
      files = all.filter(file -> file.endsWith("CURRENT")).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      Files.writeString(file, "rubbish");
    }
  }

  private static void signal(String name, ChildJvm process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
