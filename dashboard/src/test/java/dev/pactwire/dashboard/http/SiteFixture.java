package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.dashboard.Samples;
import dev.pactwire.dashboard.access.AccessPolicy;
import dev.pactwire.dashboard.access.Tokens;
import dev.pactwire.dashboard.alerts.AlertBook;
import dev.pactwire.dashboard.ledger.Balance;
import dev.pactwire.dashboard.metrics.Metrics;
import dev.pactwire.dashboard.operate.FeedControl;
import dev.pactwire.dashboard.subscribe.Hub;
import dev.pactwire.dashboard.subscribe.Limits;
import dev.pactwire.dashboard.tables.Tables;
import dev.pactwire.dashboard.topics.AlertDesk;
import dev.pactwire.dashboard.topics.Lags;
import dev.pactwire.dashboard.topics.Reading;
import dev.pactwire.dashboard.topics.Resender;
import dev.pactwire.dashboard.window.Bounds;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Copy;
import dev.pactwire.dashboard.window.DeadLetter;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.dashboard.window.Slot;
import dev.pactwire.dashboard.window.Window;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertAction;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.AlertNote;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Pause;
import dev.pactwire.schemas.SubjectKind;
import dev.pactwire.schemas.TaxonomyRelease;
import dev.pactwire.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A site over a window that is filled by hand. */
abstract class SiteFixture {
  static final ObjectMapper MAPPER = new ObjectMapper();
  static final String BURST = "burst|alliance:nato|2026-03-01T12:00:00Z";
  static final Slot P0 = new Slot(Channel.ARTICLES, 0);
  private static final Map<String, Object> NO_BROKER = Map.of("bootstrap.servers", "127.0.0.1:1");
  static final String READER = "reader-0123456789";

  final HttpClient client = HttpClient.newHttpClient();
  Window window = window(5);
  private final Balance balance = new Balance();
  private final Topics topics = new Topics();
  private final Lags lags = new Lags(NO_BROKER, topics, "group", balance);
  private final Resender resender = new Resender(NO_BROKER, topics);
  Hub hub = new Hub(window, limits());
  final Tables tables = Tables.empty();
  final AlertBook alerts = new AlertBook();
  private final AlertDesk desk = new AlertDesk(NO_BROKER, topics, Clock.systemUTC());
  final AskedPauses feeds = new AskedPauses();
  volatile Optional<String> problem = Optional.empty();
  Site site;
  Site.Parts parts;

  /** Notes what is asked of it. */
  final class AskedPauses implements FeedControl {
    final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public Outcome pause(String feed, String by, String reason) {
      asked.add("pause %s, %s: %s".formatted(feed, by, reason));
      return new Outcome.Done();
    }

    @Override
    public Outcome resume(String feed) {
      asked.add("resume " + feed);
      return new Outcome.Failed("The brokers do not answer.");
    }
  }

  /** Everything is read, but for what hinders. */
  private final class AllRead implements Reading {
    @Override
    public boolean isLoaded() {
      return true;
    }

    @Override
    public Optional<String> problem() {
      return problem;
    }

    @Override
    public Set<String> missing() {
      return Set.of();
    }
  }

  /** How much patience subscribers find. */
  Limits limits() {
    return Limits.defaults();
  }

  /** A window of so many events of each topic. */
  static Window window(int count) {
    Map<Channel, Bounds> bounds = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      bounds.put(channel, new Bounds(count, 1L << 30));
    }
    return new Window(bounds);
  }

  void start(Tokens tokens) throws IOException {
    Reading reading = new AllRead();
    Metrics metrics =
        new Metrics(
            window,
            balance,
            lags,
            hub,
            reading,
            tables.feeds(),
            () -> alerts.unattended(Samples.AT));
    Clock clock = Clock.fixed(Samples.AT, ZoneOffset.UTC);
    AccessPolicy policy = new AccessPolicy(tokens, true);
    parts =
        new Site.Parts(
            window, hub, balance, lags, reading, resender, metrics, policy, tables, feeds, alerts,
            desk, clock);
    site = new Site("127.0.0.1", 0, parts);
    site.start();
    hub.start();
  }

  @BeforeEach
  void fill() throws IOException {
    start(new Tokens(List.of(), List.of()));
    window.append(P0, 0, new Item.Told(Samples.article("a", "nato")));
    window.append(P0, 1, new Item.Told(Samples.article("b", "aukus")));
    window.append(
        new Slot(Channel.DUPLICATES, 0),
        0,
        new Item.Repeated(Copy.of(Samples.copy("z", "a", "wire-b"))));
    window.append(
        new Slot(Channel.FEEDS, 0),
        0,
        new Item.Poll(
            FeedStatus.newBuilder()
                .setFeedId("wire")
                .setState(FeedState.FAILING)
                .setCheckedAt(Samples.AT)
                .setError("It is away.")
                .setEntriesSeen(0)
                .setEntriesPublished(0)
                .setConsecutiveFailures(2)
                .setRecoveries(List.of("unclosed tags <b>"))
                .setPublishedLagMillis(90_000L)
                .build()));
    alerts.alert(
        BURST,
        Alert.newBuilder()
            .setId(BURST)
            .setKind(AlertKind.BURST)
            .setSubjectKind(SubjectKind.ALLIANCE)
            .setSubject("nato")
            .setSince(Samples.AT)
            .setCount(9)
            .setExpected(1.5)
            .setArticleIds(List.of("a", "gone"))
            .build());
    alerts.note(
        "mute|burst|alliance:nato",
        AlertNote.newBuilder()
            .setAction(AlertAction.MUTED)
            .setTarget("burst|alliance:nato")
            .setBy("night-shift")
            .setAt(Samples.AT)
            .setReason("a summit")
            .setUntil(Samples.AT.plusSeconds(3_600))
            .build());
    tables
        .taxonomies()
        .put(
            "current",
            Optional.of(new TaxonomyRelease("2-abc", Samples.AT, Map.of("a.yaml", ""))),
            Samples.AT);
    tables
        .feeds()
        .put(
            "herald",
            Optional.of(
                Feed.newBuilder()
                    .setFeedId("herald")
                    .setUrl("https://herald.example/feed")
                    .setPause(new Pause("night-shift", Samples.AT, "asked by the publisher"))
                    .build()),
            Samples.AT);
    DeadLetter letter =
        new DeadLetter(
            0,
            7,
            Samples.AT,
            Optional.of(new byte[] {1}),
            Optional.of(new byte[] {2, 3}),
            Optional.of(99),
            "deserialization",
            "",
            "java.lang.Exception",
            "No article.",
            "0:1",
            "");
    window.append(new Slot(Channel.DEAD_LETTERS, 0), 7, new Item.Letter(letter));
  }

  @AfterEach
  void stop() {
    hub.close();
    site.close();
    lags.close();
    resender.close();
    desk.close();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body());
  }
}
