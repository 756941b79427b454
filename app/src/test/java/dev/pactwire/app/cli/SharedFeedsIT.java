package dev.pactwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.ingest.publish.FeedAssignment;
import dev.pactwire.ingest.publish.FeedRecords;
import dev.pactwire.ingest.publish.FeedStore;
import dev.pactwire.ingest.run.FeedShare;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Feeds kept in Kafka: the commands, and how instances share them. */
@Timeout(600)
class SharedFeedsIT {
  private static final int FEEDS = 40;

  @TempDir private static Path folder;
  private static DataDirectory directory;
  private static EmbeddedBroker broker;

  /** An instance that only notes what it is told to poll. */
  private static final class Instance implements FeedShare, AutoCloseable {
    private final Map<String, FeedDefinition> feeds = new ConcurrentHashMap<>();
    private final FeedAssignment assignment;

    Instance() {
      this(new Topics(), 60_000);
    }

    /** An instance that waits so long for what brokers do not know. */
    Instance(Topics topics, int patienceMillis) {
      assignment =
          new FeedAssignment(
              Map.of(
                  "bootstrap.servers",
                  broker.bootstrapServers(),
                  "default.api.timeout.ms",
                  patienceMillis),
              topics,
              this);
    }

    @Override
    public void add(FeedDefinition feed, Optional<FeedStatus> before) {
      feeds.put(feed.id(), feed);
    }

    @Override
    public void remove(String feed) {
      feeds.remove(feed);
    }

    @Override
    public void close() {
      assignment.close();
    }
  }

  @BeforeAll
  static void startBroker() {
    directory = DataDirectory.open(folder.resolve("data"));
    broker = EmbeddedBroker.start(directory, 0);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
    directory.close();
  }

  @Test
  void instancesShareTheFeedsAndTakeOverFromEachOther() throws IOException {
    // Given feeds in Kafka
    Path list = folder.resolve("feeds.yaml");
    List<String> lines = new ArrayList<>(List.of("feeds:"));
    for (int i = 0; i < FEEDS; i++) {
      lines.add("  - id: f" + i);
      lines.add("    url: https://news.example/" + i);
    }
    Files.write(list, lines);
    assertThat(feeds("import", list.toString()).out())
        .containsExactly("40 feeds read: 40 new, 0 changed, 0 as they were.");

    try (Instance first = new Instance();
        Instance second = new Instance()) {
      // When one instance is there, and then another
      first.assignment.start();
      until("the first has all", () -> first.feeds.size() == FEEDS);
      second.assignment.start();

      // Then each feed is with exactly one of them
      until(
          "the feeds are shared",
          () ->
              first.feeds.size() + second.feeds.size() == FEEDS
                  && !first.feeds.isEmpty()
                  && !second.feeds.isEmpty()
                  && Collections.disjoint(first.feeds.keySet(), second.feeds.keySet()));

      // And a pause, a change and a removal reach whoever has the feed
      assertThat(feeds("pause", "f1", "--reason", "a\ttest", "--by", "me").code()).isZero();
      assertThat(feeds("remove", "f2").code()).isZero();
      until("two fewer", () -> first.feeds.size() + second.feeds.size() == FEEDS - 2);
      assertThat(feeds("show", "f1").out())
          .anyMatch(line -> line.startsWith("paused") && line.contains("by me at"));
      assertThat(feeds("list", "--state", "PAUSED").out()).hasSize(2);
      assertThat(feeds("resume", "f1").code()).isZero();
      until("one more", () -> first.feeds.size() + second.feeds.size() == FEEDS - 1);

      // And when one leaves, the other has them all
      first.close();
      until("the second has all", () -> second.feeds.size() == FEEDS - 1);
    }
    assertThat(feeds("export").out())
        .anyMatch(line -> line.contains("xmlUrl=\"https://news.example/7\""));
  }

  @Test
  void anInstanceWhoseReadingFailedJoinsAgain() throws Exception {
    // Given feeds whose states cannot be read
    Topics topics = new Topics("again.", WireFormat.SINGLE_OBJECT);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(client);
        FeedStore store = new FeedStore(client, topics);
        Instance instance = new Instance(topics, 2_000)) {
      create(admin, topics.feeds());
      store.put(
          List.of(FeedRecords.of(FeedDefinition.of("f", URI.create("https://news.example/f")))));
      instance.assignment.start();
      until(
          "it says so",
          () ->
              instance
                  .assignment
                  .problem()
                  .filter(text -> text.startsWith("The feeds are not shared"))
                  .isPresent());

      // When they can be read again
      create(admin, topics.feedStatus());
      create(admin, topics.feedWatch());

      // Then it polls its feeds, and says that it does
      until("it has its feeds", () -> instance.feeds.containsKey("f"));
      until("all is well", () -> instance.assignment.problem().isEmpty());

      // And when it ends, nobody waits for it
      instance.close();
      assertThat(
              admin
                  .describeConsumerGroups(List.of(FeedAssignment.GROUP))
                  .all()
                  .get()
                  .get(FeedAssignment.GROUP)
                  .members())
          .isEmpty();
      assertThat(instance.feeds).isEmpty();
    }
  }

  private static void create(Admin admin, Topic<?, ?> topic) throws Exception {
    admin.createTopics(List.of(new NewTopic(topic.name(), 2, (short) 1))).all().get();
  }

  @Test
  void whatCannotBeMeantIsOneSentence() {
    assertThat(feeds("show", "nobody").err())
        .containsExactly("pactwire: There is no feed 'nobody' in news.feeds.");
    assertThat(feeds("add", "gopher://news.example/", "--id", "g").code()).isEqualTo(1);
    assertThat(feeds("add", "https://news.example/x", "--id", "twice", "--interval", "10m").code())
        .isZero();
    assertThat(feeds("show", "twice").out())
        .anyMatch(line -> line.matches("interval +600 s, fixed"));
    assertThat(feeds("add", "https://news.example/y", "--id", "twice").err())
        .singleElement()
        .satisfies(line -> assertThat(line).contains("There is a feed 'twice' already"));
    assertThat(feeds("remove", "twice").code()).isZero();
  }

  @Test
  void whatAFeedIsCalledCommandsNoTerminal() throws IOException {
    // Given a list of a stranger
    Path list =
        Files.writeString(
            folder.resolve("feeds.opml"),
            """
            <opml version="2.0"><body>
              <outline type="rss" text="Odd &#x202e;J" xmlUrl="https://news.example/odd"/>
            </body></opml>
            """);
    assertThat(feeds("import", list.toString()).code()).isZero();
    String id =
        feeds("list").out().stream()
            .filter(line -> line.endsWith("https://news.example/odd"))
            .map(line -> line.split(" ", 2)[0])
            .findFirst()
            .orElseThrow();
    assertThat(feeds("pause", id, "--reason", "why \u001b[31m not", "--by", "me").code()).isZero();

    // When
    CommandRun show = feeds("show", id);

    // Then
    assertThat(show.out())
        .contains("title              Odd \\u202eJ")
        .anyMatch(line -> line.endsWith(": why \\u001b[31m not"));
    assertThat(feeds("remove", id).code()).isZero();
  }

  private static CommandRun feeds(String... arguments) {
    List<String> all = new ArrayList<>(List.of("feeds"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static void until(String name, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("Not in time: " + name);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
