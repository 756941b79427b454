package dev.pactwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.pactwire.ingest.publish.FeedStore;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.Pause;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page of the running demo, in a real browser. */
@Timeout(400)
class DashboardPageIT {
  private static final Topic<String, Article> ARTICLES = new Topics().articles();
  private static final double PATIENCE_MS = 90_000;
  private static final int WIDE = 1280;
  private static final int PHONE = 360;
  private static final int HIGH = 800;

  private static RunningDemo demo;
  private static int port;
  private static KafkaProducer<byte[], byte[]> producer;
  private static Playwright playwright;
  private static Browser browser;

  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void startDemoAndBrowser() {
    assumeTrue(
        Chromium.path().isPresent(),
        "There is no Chromium on this machine: the page is not tested (apt-get install chromium).");
    demo = RunningDemo.start();
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    port = demo.port();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", demo.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    if (demo != null) {
      producer.close(Duration.ofSeconds(5));
      browser.close();
      playwright.close();
      demo.close();
    }
  }

  @BeforeEach
  void open() {
    context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"));
    context.setDefaultTimeout(PATIENCE_MS);
    page = context.newPage();
  }

  @AfterEach
  void close() {
    context.close();
  }

  private void visit(String path) {
    visit(port, path);
  }

  private void visit(int at, String path) {
    page.navigate("http://127.0.0.1:" + at + path);
    assertThat(page.locator("#status")).hasText("Live");
  }

  private static void publish(String id, String source, String title, String url) {
    Article article =
        Article.newBuilder()
            .setArticleId(id)
            .setSource(source)
            .setTitle(title)
            .setUrl(url)
            .setText(
                "NATO ministers met in Brussels and spoke about the matter of %s.".formatted(id))
            .setFetchedAt(Instant.parse("2026-03-01T12:00:00Z"))
            .build();
    send(
        id.getBytes(UTF_8), ARTICLES.valueSerde().serializer().serialize(ARTICLES.name(), article));
  }

  private static void send(byte[] key, byte[] value) {
    producer.send(new ProducerRecord<>(ARTICLES.name(), key, value));
    producer.flush();
  }

  @Test
  void articlesArriveByThemselvesAndFiltersLiveInTheAddress() {
    // Given
    visit("/");
    assertThat(page.locator(".row").first()).isVisible();

    // When
    publish("arriving", "it-arriving", "Allies arrive while somebody looks", "https://a.example/1");

    // Then
    assertThat(page.locator(".row", new Page.LocatorOptions().setHasText("Allies arrive")).first())
        .isVisible();

    // When
    page.locator(".option[data-kind=alliance][data-id=nato]").click();

    // Then
    assertThat(page).hasURL(Pattern.compile(".*[?]alliance=nato$"));
    assertThat(page.locator(".total")).hasText(Pattern.compile("\\d+ articles of \\d+"));
    page.reload();
    assertThat(page.locator(".total")).hasText(Pattern.compile("\\d+ articles of \\d+"));
    assertThat(page.locator(".option[data-id=nato]")).hasAttribute("aria-pressed", "true");
  }

  @Test
  void aLabelShowsItsEvidenceInTheText() {
    // Given
    visit("/?alliance=nato");

    // When
    page.locator(".row .title").first().click();
    page.locator(".detail .chip[data-id=nato]").click();

    // Then
    assertThat(page.locator(".detail mark.on").first()).isVisible();
    assertThat(page.locator(".explanation li").first()).containsText("nato/");
  }

  @Test
  @Tag("fault-41")
  void aDeadLetterIsShownWithItsBytesWhateverTheyAreAndSentAgain() {
    // Given a record without a key whose bytes would be markup, would turn the text, and are no
    // text
    visit("/?view=operations");
    send(
        new byte[0], "\u0001\u0002<img src=x onerror=window.hacked=1>\u202E\u0000".getBytes(UTF_8));
    Locator letters = page.locator(".letters > li");
    assertThat(letters).hasCount(1);

    // When
    letters.getByText("Show").click();

    // Then
    assertThat(letters).containsText("The key is empty.");
    assertThat(letters.locator("pre").first())
        .hasText("‹0001›‹0002›<img src=x onerror=window.hacked=1>‹202e›‹0000›");
    assertThat(letters.locator("pre").last()).containsText("01 02 3c 69 6d 67 20");
    assertThat(letters.locator("img")).hasCount(0);
    assertThat(page.evaluate("() => window.hacked")).isNull();

    // When
    letters.getByText("Send again").click();
    page.locator("dialog button.main").click();

    // Then: it fails again, as it must, and stands there a second time.
    assertThat(letters).hasCount(2);
    assertThat(page.locator(".letters .good")).hasText("✓ Sent again");
  }

  @Test
  void aFeedIsPausedAndResumed() {
    // Given
    visit("/?view=operations");
    Locator feed = page.locator("tr[data-feed=harbour-courier]");
    feed.getByText("Pause").click();
    page.getByLabel("Who are you?").fill("night shift");
    page.getByLabel("Why?").fill("asked by the publisher");

    // When
    page.locator("dialog button.main").click();

    // Then
    assertThat(feed.locator(".state")).hasText("paused");
    assertThat(feed).containsText("asked by the publisher");
    Feed paused = storedFeed("harbour-courier");
    assertThat(paused.getPause().map(Pause::getBy)).contains("night shift");

    // When
    feed.getByText("Resume").click();

    // Then
    assertThat(feed.locator(".state")).hasText("healthy");
    assertThat(storedFeed("harbour-courier").getPause()).isEmpty();
  }

  private static Feed storedFeed(String id) {
    try (FeedStore store =
        new FeedStore(Map.of("bootstrap.servers", demo.bootstrapServers()), new Topics())) {
      return store.feeds().get(id);
    }
  }

  @Test
  void aLostConnectionLeavesNoGapAndNoDouble() throws IOException {
    // Given
    try (CuttingProxy proxy = new CuttingProxy(port)) {
      visit(proxy.port(), "/?source=it-lost");
      page.evaluate("() => { window.begun = performance.timeOrigin; }");
      publish("lost-0", "it-lost", "Before the connection is lost", "https://a.example/l0");
      assertThat(page.locator(".row")).hasCount(1);

      // When
      proxy.cut();
      assertThat(page.locator("#status")).containsText("Connection lost");
      IntStream.rangeClosed(1, 5)
          .forEach(
              n ->
                  publish(
                      "lost-" + n,
                      "it-lost",
                      "Missed piece of news " + n,
                      "https://a.example/l" + n));
      proxy.mend();

      // Then
      assertThat(page.locator("#status")).hasText("Live");
      assertThat(page.locator(".row")).hasCount(6);
      List<String> titles = page.locator(".row .title").allInnerTexts();
      assertThat(titles).hasSize(6).doesNotHaveDuplicates();
      assertThat(page.evaluate("() => window.begun !== undefined")).isEqualTo(true);
    }
  }

  @Test
  @Tag("fault-41")
  void whatAnArticleSaysIsNeverMarkup() {
    // Given
    String title =
        "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=2\"> \u202Etrick";
    visit("/?source=it-hostile");

    // When
    publish("hostile", "it-hostile", title, "javascript:window.hacked=3");
    page.locator(".row .title").first().click();
    assertThat(page.locator(".detail .text")).isVisible();

    // Then
    assertThat(page.locator(".detail h2"))
        .hasText(
            "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=2\"> \u2039202e\u203atrick");
    assertThat(page.evaluate("() => window.hacked")).isNull();
    assertThat(page.locator(".detail a")).hasCount(0);
    assertThat(page.locator("main img")).hasCount(0);
  }

  @Test
  void tenThousandArticlesNeedNoMoreRowsThanCanBeSeen() {
    // Given
    visit("/");

    // When
    page.evaluate(
        """
        async () => {
          const store = await import('/assets/store.js');
          const base = [...store.articles.values()][0];
          for (let i = 0; i < 10000; i++) store.putArticle({ ...base, id: 'many-' + i, cluster: 'many-' + i, title: 'Article ' + i });
        }
        """);
    assertThat(page.locator(".total")).hasText(Pattern.compile("10,\\d{3} articles"));
    Object most =
        page.evaluate(
            """
            async () => {
              const list = document.querySelector('.list');
              let most = 0;
              for (let i = 0; i < 60; i++) {
                list.scrollTop += 4000;
                await new Promise(done => requestAnimationFrame(done));
                most = Math.max(most, document.querySelectorAll('.row').length);
              }
              return most;
            }
            """);

    // Then there are never more rows, though the list was gone through to where many of them stand
    assertThat(((Number) most).intValue()).as("most rows at once").isBetween(1, 39);
    assertThat(page.locator(".row", new Page.LocatorOptions().setHasText("Article ")).first())
        .isVisible();
  }

  @Test
  void nothingLooksAtMoreThanASliceOfTenThousandArticlesAtOnce() {
    // Given articles that tell when they are looked at; a microtask comes when nothing runs any
    // more
    visit("/");
    page.evaluate(
        """
        async () => {
          const store = await import('/assets/store.js');
          window.most = 0;
          let looked = new Set();
          const ended = () => { window.most = Math.max(window.most, looked.size); looked = new Set(); };
          const look = id => { if (looked.size === 0) queueMicrotask(ended); looked.add(id); };
          window.make = i => {
            const id = 'told-' + i;
            return { id, cluster: id, change: 'new', revision: 1, title: 'Article ' + i, teaser: '', source: 'it-told', language: 'en',
              arrived: '2026-03-01T12:00:00Z', get alliances() { look(id); return i % 2 ? [] : [{ id: 'nato', role: 'focus', evidence: [] }]; }, regions: [], countries: [] };
          };
          window.put = store.putArticle;
          for (let i = 0; i < 10000; i++) store.putArticle(make(i));
          await new Promise(done => setTimeout(done));
          window.most = 0;
        }
        """);
    assertThat(page.locator(".total")).hasText(Pattern.compile("10,\\d{3} articles"));

    // When a label is chosen while an article comes in
    page.locator(".option[data-kind=alliance][data-id=nato]").click();
    page.evaluate("() => put(make(10000))");

    // Then all are found, and never more than a slice and the rows that can be seen were looked at
    // at once
    assertThat(page.locator(".total")).hasText(Pattern.compile("5,\\d{3} articles of 10,\\d{3}"));
    assertThat(((Number) page.evaluate("() => window.most")).intValue())
        .as("articles looked at at once")
        .isBetween(1, 450);
  }

  @Test
  void isAccessibleInAllViewsOnLargeAndSmallScreensInLightAndDark() {
    List.of(
            new Look("/?alliance=nato", WIDE, ColorScheme.LIGHT, DashboardPageIT::openAnArticle),
            new Look(
                "/?alliance=nato&lang=de", PHONE, ColorScheme.DARK, DashboardPageIT::openAnArticle),
            new Look("/?source=nobody", PHONE, ColorScheme.LIGHT, p -> p.click(".toggle")),
            new Look("/?view=overview&lang=de", WIDE, ColorScheme.DARK, DashboardPageIT::rest),
            new Look("/?view=operations", WIDE, ColorScheme.LIGHT, DashboardPageIT::rest),
            new Look("/?view=operations", PHONE, ColorScheme.DARK, DashboardPageIT::askToPause))
        .forEach(this::isAccessible);
  }

  private record Look(String path, int width, ColorScheme scheme, Consumer<Page> before) {}

  private static void openAnArticle(Page page) {
    page.locator(".row .title").first().click();
    page.locator(".detail .chip").first().click();
  }

  private static void rest(Page page) {
    page.locator(".card h2").first().waitFor();
  }

  private static void askToPause(Page page) {
    page.locator(".feeds tbody button").first().click();
    page.locator("dialog").waitFor();
  }

  private void isAccessible(Look look) {
    // Given
    page.setViewportSize(look.width(), HIGH);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
    visit(look.path());
    look.before().accept(page);

    // When
    var violations = new AxeBuilder(page).analyze().getViolations();

    // Then
    assertThat(violations.stream().map(v -> v.getId() + " " + v.getNodes().get(0).getHtml()))
        .as(look.toString())
        .isEmpty();
    fits(look.width());
  }

  private void fits(int width) {
    assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
        .as("width of %s", page.url())
        .isEqualTo(width);
  }

  @Test
  void whatHasNoRoomInANarrowListIsCountedAndNamed() {
    // Given
    page.setViewportSize(PHONE, HIGH);
    visit("/");

    // When
    assertThat(page.locator(".row .more").first()).isVisible();

    // Then each row comes to tell of all labels, those that it shows and those that it counts
    page.evaluate("async () => { window.store = await import('/assets/store.js'); }");
    page.waitForFunction(
        """
        () => {
          return [...document.querySelectorAll('.row')].every(row => {
            const article = window.store.articles.get(row.dataset.id);
            if (!article) return false;
            const all = article.alliances.length + article.regions.length + article.countries.length;
            const line = row.querySelector('.chips');
            const more = row.querySelector('.more');
            const told = line.querySelectorAll('.chip').length + (more ? Number(more.textContent) : 0);
            return told === all && line.scrollWidth <= line.clientWidth;
          });
        }
        """);
    assertThat(page.locator(".row .more").first()).hasAttribute("title", Pattern.compile("\\w+.*"));
    fits(PHONE);

    // When
    page.getByText("Overview").click();

    // Then
    assertThat(page.locator(".card.map")).isVisible();
    fits(PHONE);
  }

  @Test
  void aRowIsNotPutAnewWhileItIsPressed() {
    // Given
    visit("/?source=it-pressed");
    publish("pressed", "it-pressed", "Under somebody's hand", "https://a.example/p");
    assertThat(page.locator(".row")).hasCount(1);
    page.locator(".row .title").hover();
    page.mouse().down();

    // When a copy comes before it is let go
    page.evaluate(
        """
        async () => {
          const store = await import('/assets/store.js');
          const { cluster } = [...store.articles.values()].find(article => article.source === 'it-pressed');
          const drawn = new Promise(done => store.onChange(done));
          store.putCopy({ id: 'pressed-copy', cluster, kind: 'exact_copy', source: 'it-other', title: 'A copy', similarity: 1 });
          await drawn;
        }
        """);
    page.mouse().up();

    // Then
    assertThat(page.locator(".detail h2")).hasText("Under somebody's hand");
    assertThat(page.locator(".row .sources")).hasText("2 sources");
  }

  @Test
  void theListAnArticleAndADialogAreUsedWithTheKeyboardAlone() {
    // Given a list into which nothing comes any more
    visit("/?source=it-keys");
    publish("keys-1", "it-keys", "Piece of news 1 for the keyboard", "https://a.example/k1");
    publish("keys-2", "it-keys", "Piece of news 2 for the keyboard", "https://a.example/k2");
    assertThat(page.locator(".row")).hasCount(2);
    page.locator(".list").focus();

    // When
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");

    // Then
    Locator second = page.locator(".row[aria-posinset='2']");
    assertThat(second).isFocused();

    // When
    page.keyboard().press("Enter");
    assertThat(page.locator(".detail h2")).isVisible();
    page.keyboard().press("Escape");

    // Then
    assertThat(page.locator(".detail")).isHidden();
    assertThat(second).isFocused();

    // When
    page.getByText("Operations").click();
    Locator pause = page.locator("tr[data-feed=alpenblick] button");
    pause.focus();
    page.keyboard().press("Enter");
    assertThat(page.getByLabel("Who are you?")).isFocused();
    page.keyboard().press("Escape");

    // Then
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(pause).isFocused();
  }

  @Test
  void whatHindersIsSaidInASentence() {
    // Given a server that does not answer
    page.route("**/api/v1/session", Route::abort);
    page.navigate("http://127.0.0.1:" + port);
    assertThat(page.locator("#notice")).containsText("The server does not answer.");

    // When it asks for a token
    page.unroute("**/api/v1/session");
    page.route("**/api/v1/session", route -> answer(route, "{}"));

    // Then
    assertThat(page.locator("dialog")).containsText("This dashboard is protected.");

    // When it lets the page in, but cannot read and knows of ten thousand feeds
    page.unroute("**/api/v1/session");
    page.route(
        "**/api/v1/operations",
        route ->
            answer(
                route,
                """
                {"ledger":{"in":0,"outcomes":{},"open":0,"doubled":0,"withoutOrigin":0,"balances":true},
                 "lags":[],"window":{},"missingTopics":[],"problems":["The brokers do not answer."]}
                """));
    page.route(
        "**/api/v1/feeds?*",
        route ->
            answer(
                route,
                """
                {"total":10000,"states":{"healthy":9000,"failing":1000},
                 "items":[{"id":"one","state":"failing","managed":true,"error":"It is away."}]}
                """));
    page.navigate("http://127.0.0.1:" + port + "/?view=operations");

    // Then
    assertThat(page.locator("#notice")).containsText("The brokers do not answer.");
    assertThat(page.locator("#status")).hasText("Out of date");
    assertThat(page.locator(".feeds tbody tr")).hasCount(1);
    assertThat(page.locator(".feeds .rest")).containsText("1 of 10,000 feeds.");
  }

  private static void answer(Route route, String json) {
    route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(json));
  }
}
