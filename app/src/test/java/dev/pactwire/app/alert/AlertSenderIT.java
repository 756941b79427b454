package dev.pactwire.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.dashboard.topics.AlertDesk;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.SubjectKind;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on a real broker, and a webhook that misbehaves. */
@Timeout(600)
class AlertSenderIT {

  private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Topics TOPICS = new Topics();
  private static final Topic<String, Alert> TOPIC = TOPICS.alerts();

  @TempDir private Path folder;

  @Test
  void everyAlertIsPostedInOrderWhateverTheServerDoesAndNoneAfterARestart() throws Exception {
    try (DataDirectory directory = DataDirectory.open(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        Hook hook = new Hook(503, Hook.CUT, 200, 400, Hook.SILENT)) {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      new TopicSetup(admin).ensure(List.of(TOPIC, TOPICS.alertNotes()));
      beginHere(admin, "pactwire-watch-webhook");
      // Given three alerts, something that is none, and an alert of last week
      send(producer, "one", System.currentTimeMillis());
      producer.send(new ProducerRecord<>(TOPIC.name(), "x", new byte[] {1})).get();
      send(producer, "old", System.currentTimeMillis() - Duration.ofDays(7).toMillis());
      send(producer, "refused", System.currentTimeMillis());
      send(producer, "three", System.currentTimeMillis());

      // When they are posted
      Webhook webhook = new Webhook(hook.address(), Duration.ofSeconds(60));
      Webhook hasty = new Webhook(hook.address(), Duration.ofSeconds(1));
      try (AlertSender sender = start(client, new FailsOnce(webhook, hasty, "three"))) {
        assertThat(next(hook)).startsWith("503 {\"id\":\"one\"");
        assertThat(next(hook)).startsWith("2 {\"id\":\"one\"");
        assertThat(next(hook)).startsWith("200 {\"id\":\"one\"").contains("\"state\":\"began\"");
        assertThat(next(hook)).startsWith("400 {\"id\":\"refused\"");
        assertThat(next(hook)).startsWith("0 {\"id\":\"three\"");
        assertThat(next(hook)).startsWith("204 {\"id\":\"three\"");
      }

      // Then another start goes on behind them, and passes over what is muted by now
      send(producer, "muted", AlertKind.SILENT_FEED, System.currentTimeMillis());
      send(producer, "four", System.currentTimeMillis());
      try (AlertDesk desk = new AlertDesk(client, TOPICS, Clock.systemUTC())) {
        Instant until = Instant.now().plusSeconds(3_600);
        assertThat(desk.mute("silent-feed", "night shift", "maintenance", until))
            .isInstanceOf(AlertDesk.Outcome.Written.class);
      }
      try (AlertSender sender = start(client, webhook)) {
        assertThat(next(hook)).contains("\"id\":\"four\"");
      }

      // And a flood reaches who wants it so in few messages, in order, however the first fares;
      // of messages that are refused because of one alert, all the others
      List<String> flood = IntStream.range(0, 40).mapToObj(n -> "flood-" + n).toList();
      beginHere(admin, "pactwire-watch-together");
      for (String id : flood) {
        send(producer, id, System.currentTimeMillis());
      }
      BlockingQueue<List<String>> messages = new LinkedBlockingQueue<>();
      List<String> told = new ArrayList<>();
      int parts = 0;
      Outlet together = new Together(messages);
      try (AlertSender sender = start(client, new FailsOnce(together, together, "none"))) {
        for (; told.size() < flood.size() - 1; parts++) {
          List<String> message = messages.poll(120, TimeUnit.SECONDS);
          assertThat(message).as("a message").isNotNull();
          told.addAll(message);
        }
      }
      assertThat(told)
          .isEqualTo(flood.stream().filter(id -> !id.equals(Together.REFUSED)).toList());
      assertThat(parts).isLessThan(flood.size() / 2);
    }
  }

  /** Takes what is gathered, but no message with one of the alerts. */
  private record Together(BlockingQueue<List<String>> messages) implements Outlet {
    static final String REFUSED = "flood-13";

    @Override
    public String name() {
      return "together";
    }

    @Override
    public Duration gathers() {
      return Duration.ofMillis(200);
    }

    @Override
    public Delivery send(List<Alert> alerts) {
      List<String> ids = alerts.stream().map(Alert::getId).toList();
      if (ids.contains(REFUSED)) {
        return new Delivery.Refused("such words are not welcome here");
      }
      messages.add(ids);
      return new Delivery.Taken();
    }
  }

  /**
   * Fails at first in a way that nobody foresaw, as when no schema registry answers, and waits for
   * an answer to the first post of one alert for a second only.
   */
  private static final class FailsOnce implements Outlet {
    private final Outlet outlet;
    private final Outlet hasty;
    private final Set<String> quickly;
    private boolean failed;

    FailsOnce(Outlet outlet, Outlet hasty, String quickly) {
      this.outlet = outlet;
      this.hasty = hasty;
      this.quickly = new HashSet<>(Set.of(quickly));
    }

    @Override
    public String name() {
      return outlet.name();
    }

    @Override
    public Duration gathers() {
      return outlet.gathers();
    }

    @Override
    public Delivery send(List<Alert> alerts) throws InterruptedException {
      if (!failed) {
        failed = true;
        throw new IllegalStateException("nobody foresaw this");
      }
      boolean isHasty = alerts.stream().anyMatch(alert -> quickly.remove(alert.getId()));
      return (isHasty ? hasty : outlet).send(alerts);
    }
  }

  private static AlertSender start(Map<String, Object> client, Outlet outlet) {
    return AlertSender.start(client, TOPICS, outlet, FIRST_PAUSE, Clock.systemUTC());
  }

  private static String next(Hook hook) throws InterruptedException {
    String received = hook.received().poll(120, TimeUnit.SECONDS);
    assertThat(received).as("a post").isNotNull();
    return received;
  }

  /** As if it had been started before: the very first start begins with what comes then. */
  private static void beginHere(Admin admin, String group) throws Exception {
    TopicPartition partition = new TopicPartition(TOPIC.name(), 0);
    long end =
        admin
            .listOffsets(Map.of(partition, OffsetSpec.latest()))
            .partitionResult(partition)
            .get()
            .offset();
    admin
        .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(end)))
        .all()
        .get();
  }

  private static void send(KafkaProducer<String, byte[]> producer, String id, long at)
      throws Exception {
    send(producer, id, AlertKind.BURST, at);
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, String id, AlertKind kind, long at) throws Exception {
    Alert alert =
        new Alert(id, kind, SubjectKind.ALLIANCE, "nato", SINCE, null, 9, 1.5, List.of("a"), "");
    byte[] value = TOPIC.valueSerde().serializer().serialize(TOPIC.name(), alert);
    producer.send(new ProducerRecord<>(TOPIC.name(), null, at, id, value)).get();
  }
}
