package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.dashboard.Samples;
import dev.pactwire.dashboard.access.AccessPolicy;
import dev.pactwire.dashboard.access.Tokens;
import dev.pactwire.dashboard.ledger.Balance;
import dev.pactwire.dashboard.metrics.Metrics;
import dev.pactwire.dashboard.subscribe.Hub;
import dev.pactwire.dashboard.subscribe.Limits;
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
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SiteTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Slot P0 = new Slot(Channel.ARTICLES, 0);
  private static final Map<String, Object> NO_BROKER = Map.of("bootstrap.servers", "127.0.0.1:1");
  private static final String READER = "reader-0123456789";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Window window = window();
  private final Balance balance = new Balance();
  private final Topics topics = new Topics();
  private final Lags lags = new Lags(NO_BROKER, topics, "group", balance);
  private final Resender resender = new Resender(NO_BROKER, topics);
  private final Hub hub = new Hub(window, Limits.defaults());
  private Site site;

  private record AllRead(boolean isLoaded) implements Reading {
    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }

    @Override
    public Set<String> missing() {
      return Set.of();
    }
  }

  private static Window window() {
    Map<Channel, Bounds> bounds = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      bounds.put(channel, new Bounds(5, 1L << 30));
    }
    return new Window(bounds);
  }

  private void start(Tokens tokens) throws IOException {
    Reading reading = new AllRead(true);
    Metrics metrics = new Metrics(window, balance, lags, hub, reading);
    Clock clock = Clock.fixed(Samples.AT, ZoneOffset.UTC);
    AccessPolicy policy = new AccessPolicy(tokens, true);
    site =
        new Site(
            "127.0.0.1",
            0,
            new Site.Parts(window, hub, balance, lags, reading, resender, metrics, policy, clock));
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
                .build()));
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
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/articles/a, article",
    "/api/v1/clusters/a, cluster",
    "/api/v1/counts, counts",
    "/api/v1/operations, operations",
    "/api/v1/dead-letters/0-7, dead-letter"
  })
  void answersAreAsTheServedSchemasSay(String path, String schema) throws Exception {
    assertThat(new Schemas().problems(schema, json(path))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/articles, article-summary",
    "/api/v1/clusters, cluster",
    "/api/v1/feeds, feed",
    "/api/v1/dead-letters, dead-letter"
  })
  void listsAreAsTheServedSchemasSay(String path, String schema) throws Exception {
    JsonNode items = json(path).get("items");
    assertThat(items).isNotEmpty();
    for (JsonNode item : items) {
      assertThat(new Schemas().problems(schema, item)).isEmpty();
    }
  }

  @Test
  void whatTheDescriptionNamesIsThere() throws Exception {
    JsonNode description = json("/api/v1/openapi.json");
    assertThat(description.get("openapi").textValue()).startsWith("3.1");
    for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
      if (path.getValue().has("get") && !path.getKey().matches(".*\\{.*|/stream|/socket")) {
        assertThat(get("/api/v1" + path.getKey()).statusCode()).as(path.getKey()).isEqualTo(200);
      }
    }
    for (JsonNode ref : description.findValues("$ref")) {
      assertThat(get("/api/v1/" + ref.textValue()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void searchFindsWordsLabelsAndSources() throws Exception {
    assertThat(json("/api/v1/articles?alliance=nato").get("total").intValue()).isEqualTo(1);
    assertThat(json("/api/v1/articles?q=BRUSSELS+monday").get("total").intValue()).isEqualTo(2);
    assertThat(json("/api/v1/articles?q=paris").get("total").intValue()).isZero();
    assertThat(json("/api/v1/articles?country=jp&role=focus").get("total").intValue()).isZero();
    assertThat(json("/api/v1/articles?region=eastern-asia&source=wire-a").get("total").intValue())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 200, application/json",
    "*/*, 200, application/json",
    "application/ld+json, 200, application/ld+json",
    "application/vnd.iptc.ninjs+json, 200, application/vnd.iptc.ninjs+json",
    "image/png, 406, application/json"
  })
  void anArticleComesInTheFormThatIsAskedFor(String accept, int status, String type)
      throws Exception {
    HttpResponse<String> answer = get("/api/v1/articles/a", "Accept", accept);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    MAPPER.readTree(answer.body());
  }

  @Test
  @Tag("fault-41")
  void rssStaysXmlWhateverAnArticleSays() throws Exception {
    // Given
    ClassifiedArticle bad = Samples.article("bad", "quad");
    Article article =
        Article.newBuilder(bad.getArticle())
            .setTitle("<script>]]>\u0000\uD800&amp;")
            .setText("<img src=x onerror=alert(1)>")
            .setUrl("javascript:alert(1)")
            .build();
    window.append(
        P0, 2, new Item.Told(ClassifiedArticle.newBuilder(bad).setArticle(article).build()));

    // When
    String rss = get("/rss/alliance/quad").body();

    // Then
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(rss.getBytes(StandardCharsets.UTF_8)));
    var item = (org.w3c.dom.Element) document.getElementsByTagName("item").item(0);
    assertThat(item.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("<script>]]>\uFFFD\uFFFD&amp;");
    assertThat(item.getElementsByTagName("description").item(0).getTextContent())
        .isEqualTo("&lt;img src=x onerror=alert(1)&gt;");
    assertThat(item.getElementsByTagName("link").getLength()).isZero();
  }

  @Test
  void aStreamGoesOnBehindTheLastEvent() throws Exception {
    // Given
    List<String> first = stream("?view=summary", Optional.empty(), "event: live");
    String cursor =
        first.stream().filter(l -> l.startsWith("id: ")).findFirst().orElseThrow().substring(4);

    // When
    List<String> second = stream("?view=summary", Optional.of(cursor), "event: live");

    // Then
    assertThat(first).contains("event: snapshot");
    assertThat(first.stream().filter("event: article"::equals)).hasSize(2);
    assertThat(second).contains("event: resumed");
    assertThat(second.stream().filter("event: article"::equals)).hasSize(1);
  }

  @Test
  void aStreamWhosePlaceIsGoneSaysSo() throws Exception {
    // Given
    for (int i = 2; i < 12; i++) {
      window.append(P0, i, new Item.Told(Samples.article("n" + i, "nato")));
    }

    // When
    List<String> lines = stream("", Optional.of("a0-1"), "event: live");

    // Then
    assertThat(lines).contains("event: reset", "data: {\"reason\":\"gone\"}");
  }

  /** Reads lines up to the one wanted. */
  private List<String> stream(String query, Optional<String> cursor, String last) throws Exception {
    HttpRequest.Builder request = request("/api/v1/stream" + query);
    cursor.ifPresent(id -> request.header("Last-Event-ID", id));
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/event-stream;charset=utf-8");
    List<String> lines = new ArrayList<>();
    try (var reader =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      while (!lines.contains(last)) {
        lines.add(reader.readLine());
      }
    }
    return lines;
  }

  @Test
  void anArticleThatNoLongerFitsIsToldAsLeft() throws Exception {
    // Given
    BlockingQueue<String> lines = socket("?topic=news.alliance.nato&view=summary");
    await(lines, "\"event\":\"live\"");

    // When
    window.append(
        P0, 2, new Item.Told(Samples.article("a", 2, Change.UPDATED, Samples.AT, "quad")));

    // Then
    assertThat(await(lines, "\"event\":\"left\""))
        .contains("\"data\":{\"id\":\"a\"}", "\"id\":\"a0-2");
  }

  private BlockingQueue<String> socket(String query) {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    client
        .newWebSocketBuilder()
        .buildAsync(
            URI.create("ws://127.0.0.1:" + site.port() + "/api/v1/socket" + query),
            new WebSocket.Listener() {
              private final StringBuilder text = new StringBuilder();

              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                  text.toString().lines().forEach(lines::add);
                  text.setLength(0);
                }
                socket.request(1);
                return null;
              }
            })
        .join();
    return lines;
  }

  private static String await(BlockingQueue<String> lines, String part)
      throws InterruptedException {
    for (String line = next(lines); ; line = next(lines)) {
      if (line.contains(part)) {
        return line;
      }
    }
  }

  private static String next(BlockingQueue<String> lines) throws InterruptedException {
    String line = lines.poll(20, TimeUnit.SECONDS);
    assertThat(line).as("a line in time").isNotNull();
    return line;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/articles?limit=-1",
        "/api/v1/articles?limit=99999",
        "/api/v1/stream?topic=news.nothing",
        "/api/v1/stream?snapshot=x"
      })
  void whatMakesNoSenseIsSaidSo(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(MAPPER.readTree(answer.body()).get("error").textValue()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/assets/",
        "/assets/..%2f..%2fapi/openapi.json",
        "/api/v1/dead-letters/x"
      })
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void pagesOfOtherSitesGetNothing() throws Exception {
    HttpRequest.Builder resend =
        request("/api/v1/dead-letters/0-7/resend").POST(HttpRequest.BodyPublishers.ofString("{}"));
    HttpRequest foreign = resend.copy().header("Origin", "https://evil.example").build();
    assertThat(client.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'");
    assertThat(raw("GET /api/v1/articles HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
    // Only the beginning of this letter is kept.
    assertThat(client.send(resend.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(409);
  }

  @Test
  @Tag("fault-37")
  void aHeaderWithoutEndIsRefusedAndOthersAreServed() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000)))
        .startsWith("HTTP/1.1 431");
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(raw("GET /api/v1/articles?q=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("fault-37")
  void bodiesThatNeverComeHoldNobodyUp() throws Exception {
    // Given
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Socket socket = new Socket("127.0.0.1", site.port());
      socket
          .getOutputStream()
          .write(
              "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
                  .getBytes(StandardCharsets.UTF_8));
      slow.add(socket);
    }

    // When
    int status = get("/api/v1/articles").statusCode();

    // Then
    assertThat(status).isEqualTo(200);
    for (Socket socket : slow) {
      socket.close();
    }
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", site.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] answer = new byte[12];
      int read = socket.getInputStream().readNBytes(answer, 0, answer.length);
      return new String(answer, 0, read, StandardCharsets.UTF_8);
    }
  }

  @Test
  void aTokenInACookieOpensThePage() throws Exception {
    // Given
    site.close();
    start(new Tokens(List.of(READER), List.of()));
    assertThat(get("/api/v1/articles").statusCode()).isEqualTo(401);

    // When
    HttpResponse<String> session =
        client.send(
            request("/api/v1/session")
                .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + READER + "\"}"))
                .build(),
            BodyHandlers.ofString());

    // Then
    String cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
    assertThat(get("/api/v1/articles", "Cookie", cookie.split(";")[0]).statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/articles", "Authorization", "Bearer " + READER).statusCode())
        .isEqualTo(200);
    assertThat(session.body()).contains("\"read\"");
  }

  @Test
  void metricsAreInTheFormatOfPrometheus() throws Exception {
    String metrics = get("/metrics").body();
    assertThat(metrics)
        .contains("pactwire_window_events{topic=\"articles\"} 2.0")
        .contains("pactwire_feeds{state=\"failing\"} 1.0")
        .contains("jvm_memory_used_bytes");
  }
}
