package dev.pactwire.app.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every option there is, with its type, range, default and meaning; the reference in {@code
 * docs/configuration.md} is tested against this.
 */
public enum Key {
  BOOTSTRAP_SERVERS(
      "bootstrap.servers",
      Kind.text(
          "host:port, several separated by commas",
          "[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*|\\[[0-9a-fA-F:]+]:\\d{1,5}"),
      "localhost:9092",
      "--bootstrap-servers",
      "The Kafka brokers. `demo` and `run` bring their own."),
  CONNECT_TIMEOUT(
      "connect.timeout",
      Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
      "10s",
      "--connect-timeout",
      "How long a command waits for the brokers to answer before it gives up."),
  SCHEMA_REGISTRY_URL(
      "schema.registry.url",
      Kind.httpAddress(),
      null,
      null,
      "A schema registry with the Confluent API. When set, values are written in Confluent framing, otherwise in Avro single-object encoding."),
  DATA_DIR(
      "data.dir",
      Kind.path("a folder"),
      "pactwire-data",
      "--data-dir",
      "Where `run` keeps the broker's data and the state. `demo` takes a temporary folder unless this is set."),
  BROKER_PORT(
      "broker.port",
      Kind.integer(0, 65535),
      "0",
      "--broker-port",
      "Port of the embedded broker on 127.0.0.1; 0 takes any free one."),
  APPLICATION_ID(
      "application.id",
      Kind.text(
          "letters, digits, dots, hyphens and underscores, at most 100", "[A-Za-z0-9._-]{1,100}"),
      "pactwire-processor",
      "--application-id",
      "Processors with the same id share the work."),
  STATE_DIR(
      "state.dir",
      Kind.path("a folder"),
      "pactwire-state",
      "--state-dir",
      "Where `process` keeps its state; each instance on a machine needs its own."),
  PROCESSOR_THREADS(
      "processor.threads",
      Kind.integer(1, 64),
      "2",
      "--threads",
      "Stream threads of one processor."),
  DEDUPE_WINDOW(
      "dedupe.window",
      Kind.duration(Duration.ofMinutes(1), Duration.ofDays(30)),
      "72h",
      "--window",
      "How long an article is remembered, counted from its arrival, to recognise its copies."),
  METRICS_HOST(
      "metrics.host",
      Kind.text("a host name or an address", "[A-Za-z0-9.:-]{1,255}"),
      "127.0.0.1",
      null,
      "Where figures and health are served."),
  METRICS_PORT(
      "metrics.port",
      Kind.integer(0, 65535),
      null,
      "--metrics-port",
      "When set, `process` and `ingest` serve their figures for Prometheus and their health there: `/metrics`, `/health/live`, `/health/ready`; 0 takes any free port."),
  INGEST_WORKERS(
      "ingest.workers", Kind.integer(1, 1000), "8", null, "Feeds polled at the same time."),
  INGEST_PAGES_PER_POLL(
      "ingest.pages.per.poll",
      Kind.integer(0, 10_000),
      "50",
      null,
      "Most pages fetched for one poll of one feed, for entries without their text; the others keep their summary."),
  INGEST_ALLOWED_HOSTS(
      "ingest.allowed.hosts",
      Kind.text("hosts (names or addresses) or host:port, separated by commas", "[^\\s]*"),
      "",
      null,
      "Hosts that may be fetched from although they are in a private network, and only for feeds whose own address is there: at the same host, and the same port where one is named. What another feed links or redirects to there is refused."),
  INGEST_HOST_INTERVAL(
      "ingest.host.interval",
      Kind.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
      "5s",
      null,
      "Least time between two requests to one host, whatever number of feeds and pages it has. Allowed hosts are one's own: they are asked without waiting and without robots.txt."),
  INGEST_RELOOKS_PER_POLL(
      "ingest.relooks.per.poll",
      Kind.integer(0, 1000),
      "3",
      null,
      "Most published articles looked at again for one poll of one feed, within 48 hours; 0 looks at none."),
  INGEST_WARC_DIR(
      "ingest.warc.dir",
      Kind.path("a folder"),
      null,
      null,
      "Every document fetched is also written to gzipped WARC files in this folder, a new one after each GiB; `ingest --warc` reads them again."),
  PUSH_HOST(
      "push.host",
      Kind.text("a host name or address", "[^\\s]+"),
      "127.0.0.1",
      null,
      "Where `ingest --push` listens. Anything but this machine alone needs push.token."),
  PUSH_TOKEN(
      "push.token",
      Kind.text("a secret of at least 8 characters", "\\S{8,}"),
      null,
      null,
      "What producers show as bearer token to `ingest --push`. By reference only."),
  WEBSUB_URL(
      "websub.url",
      Kind.httpAddress(),
      null,
      null,
      "Where hubs reach the server of `ingest --push --websub` from outside; they call addresses below its `/websub`. Without it only hubs of this machine can; with it `push.token` must be set."),
  POLL_SHORTEST(
      "poll.shortest",
      Kind.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
      "1m",
      null,
      "Least time between two polls of a feed."),
  POLL_USUAL(
      "poll.usual",
      Kind.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
      "15m",
      null,
      "Time between two polls of a feed nothing is known about."),
  POLL_LONGEST(
      "poll.longest",
      Kind.duration(Duration.ofSeconds(1), Duration.ofDays(7)),
      "4h",
      null,
      "Most time between two polls of a feed."),
  WATCH_STATE_DIR(
      "watch.state.dir",
      Kind.path("a folder"),
      "pactwire-watch-state",
      "--state-dir",
      "Where `watch` keeps its state; each instance on a machine needs its own."),
  WATCH_WEBHOOK(
      "watch.webhook",
      Kind.httpAddress(),
      null,
      "--webhook",
      "Where `watch` posts each alert as JSON. An address that holds a secret is given as a reference."),
  WATCH_MAIL_TO(
      "watch.mail.to",
      Kind.text(
          "addresses, separated by commas", "[^\\s,@]+@[^\\s,@]+(\\s*,\\s*[^\\s,@]+@[^\\s,@]+)*"),
      null,
      "--mail-to",
      "Whom `watch` sends each alert by e-mail; needs watch.mail.host and watch.mail.from."),
  WATCH_MAIL_FROM(
      "watch.mail.from",
      Kind.text("an address", "[^\\s,@]+@[^\\s,@]+"),
      null,
      null,
      "Sender of these mails."),
  WATCH_MAIL_HOST(
      "watch.mail.host",
      Kind.text("a host name or an address", "[A-Za-z0-9.:-]{1,255}"),
      null,
      null,
      "The SMTP server."),
  WATCH_MAIL_PORT(
      "watch.mail.port",
      Kind.integer(1, 65535),
      "587",
      null,
      "Its port: 587 with STARTTLS, 465 with TLS from the beginning."),
  WATCH_MAIL_SECURITY(
      "watch.mail.security",
      Kind.text("starttls, tls or none", "starttls|tls|none"),
      "starttls",
      null,
      "How the way there is kept secret: `starttls` and `tls` send nothing without it; `none` takes no password."),
  WATCH_MAIL_USER(
      "watch.mail.user",
      Kind.text("a name", "\\S+"),
      null,
      null,
      "User at the SMTP server, where it asks for one."),
  WATCH_MAIL_PASSWORD(
      "watch.mail.password",
      Kind.text("a secret", "(?s).+"),
      null,
      null,
      "Password of that user. By reference only."),
  WATCH_MAIL_GATHER(
      "watch.mail.gather",
      Kind.duration(Duration.ZERO, Duration.ofHours(1)),
      "30s",
      null,
      "For how long alerts are gathered for one mail; twice as long each time while they keep coming, up to 15m. With 0s each is a mail of its own."),
  DASHBOARD_HOST(
      "dashboard.host",
      Kind.text("a host name or an address", "[A-Za-z0-9.:-]{1,255}"),
      "127.0.0.1",
      "--host",
      "Where the dashboard listens. Beyond this machine it needs a token for reading."),
  DASHBOARD_PORT(
      "dashboard.port",
      Kind.integer(0, 65535),
      "8080",
      "--port",
      "Port of the dashboard; 0 takes any free one. `demo` and `run` take a free one, too, when the default is taken."),
  DASHBOARD_WINDOW(
      "dashboard.window",
      Kind.integer(100, 1_000_000),
      "20000",
      null,
      "Most articles the dashboard holds in memory."),
  DASHBOARD_WINDOW_MEGABYTES(
      "dashboard.window.megabytes",
      Kind.integer(1, 100_000),
      "192",
      null,
      "Most memory these may take, in MiB, estimated."),
  DASHBOARD_TOKEN_READ(
      "dashboard.token.read",
      Kind.text("a secret; several separated by commas or spaces", "(?s).+"),
      null,
      null,
      "Whoever wants to see the dashboard must give one of these tokens."),
  DASHBOARD_TOKEN_OPERATE(
      "dashboard.token.operate",
      Kind.text("a secret; several separated by commas or spaces", "(?s).+"),
      null,
      null,
      "Whoever wants to send dead letters again must give one of these tokens.");

  private final String key;
  private final Kind kind;
  private final String standard;
  private final String flag;
  private final String meaning;

  Key(String key, Kind kind, String standard, String flag, String meaning) {
    this.key = key;
    this.kind = kind;
    this.standard = standard;
    this.flag = flag;
    this.meaning = meaning;
  }

  /** The name in {@code pactwire.yaml}. */
  public String key() {
    return key;
  }

  /** The name of its environment variable. */
  public String variable() {
    return "PACTWIRE_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** The name of its flag; options without one are set by {@code --set KEY=VALUE}. */
  public Optional<String> flag() {
    return Optional.ofNullable(flag);
  }

  /** The built-in default, as it would be written. */
  public Optional<String> standard() {
    return Optional.ofNullable(standard);
  }

  /** What it does. */
  public String meaning() {
    return meaning;
  }

  /** What values it takes, with unit and range. */
  public String accepted() {
    return kind.description();
  }

  /** Whether it takes this value. */
  public boolean accepts(String value) {
    return kind.accepts(value);
  }

  static Optional<Key> named(String key) {
    return Arrays.stream(values()).filter(candidate -> candidate.key.equals(key)).findFirst();
  }
}
