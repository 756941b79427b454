package dev.pactwire.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.app.cli.CommandRun;
import dev.pactwire.processor.rounds.RoundSettings;
import dev.pactwire.processor.rounds.Rounds;
import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rounds on a real broker, where records are lost and an output stands still. */
@Timeout(600)
class RoundsIT {

  private static final Topics TOPICS = new Topics();
  private static final RoundSettings QUICK =
      new RoundSettings(
          Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofDays(1));
  private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();

  @TempDir private Path folder;
  private Map<String, Object> client;
  private KafkaProducer<byte[], byte[]> producer;

  @Test
  void whatIsLostAndWhatStandsStillIsToldAndEndsWhenItIsMended() throws Exception {
    try (DataDirectory directory = DataDirectory.open(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      client = Map.of("bootstrap.servers", broker.bootstrapServers());
      new TopicSetup(admin).ensure(TOPICS.all(List.of(), List.of("nato", "quad")));
      Map<String, Object> settings = new HashMap<>(client);
      settings.put("transactional.id", "a-producer-that-leaves-markers");
      try (KafkaProducer<byte[], byte[]> open =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
        producer = open;
        producer.initTransactions();
        goRound(broker.bootstrapServers());
      }
    }
  }

  private void goRound(String brokers) throws Exception {
    // Given two articles that had their outcome and were delivered
    tell(arrive(), "nato", true);
    tell(arrive(), "", true);
    // And one that was told and not delivered, and one that is lost
    tell(arrive(), "quad", false);
    RecordMetadata lost = arrive();
    tell(arrive(), "nato", true);

    // When a watch goes round
    Alert ledger;
    Alert delivery;
    try (Rounds rounds = Rounds.start(client, TOPICS, QUICK, Clock.systemUTC())) {
      ledger = await(AlertKind.LEDGER, false);
      delivery = await(AlertKind.DELIVERY, false);
    }

    // Then it tells of both, and of nothing else
    assertThat(ledger.getSubject()).isEqualTo("news.articles");
    assertThat(ledger.getSince().toEpochMilli()).isEqualTo(lost.timestamp());
    assertThat(ledger.getNote())
        .contains("the first is %d:%d,".formatted(lost.partition(), lost.offset()));
    assertThat(delivery.getSubject()).isEqualTo("news.alliance.quad");
    assertThat(alerts()).hasSize(2);

    // When an operator says that he takes care of it
    String servers = "--bootstrap-servers=" + brokers;
    CommandRun ack = CommandRun.of("alerts", "ack", servers, ledger.getId(), "--reason=disk");
    assertThat(ack.code()).isZero();
    CommandRun mute =
        CommandRun.of(
            "alerts", "mute", servers, delivery.getId(), "--for=2h", "--reason=known", "--by=me");
    assertThat(mute.out())
        .singleElement()
        .asString()
        .startsWith("delivery|topic:news.alliance.quad is");
    // Then that stands beside them
    assertThat(CommandRun.of("alerts", "list", servers).out())
        .hasSize(3)
        .anyMatch(line -> line.contains("acknowledged"))
        .anyMatch(line -> line.contains("muted"));
    assertThat(CommandRun.of("alerts", "list", servers, "--unattended").out())
        .containsExactly("There are no such alerts.");

    // When both are mended, and another watch goes on
    tell(lost, "quad", true);
    tell(arrive(), "quad", true);
    try (Rounds rounds = Rounds.start(client, TOPICS, QUICK, Clock.systemUTC())) {
      // Then both alerts end under their ids
      assertThat(await(AlertKind.LEDGER, true).getId()).isEqualTo(ledger.getId());
      assertThat(await(AlertKind.DELIVERY, true).getId()).isEqualTo(delivery.getId());
    }
  }

  private RecordMetadata arrive() throws Exception {
    producer.beginTransaction();
    RecordMetadata place =
        producer
            .send(new ProducerRecord<>(TOPICS.articles().name(), 0, bytes("a"), bytes("x")))
            .get();
    producer.commitTransaction();
    return place;
  }

  private void tell(RecordMetadata article, String alliance, boolean delivered) throws Exception {
    Position origin = new Position(article.partition(), article.offset());
    Headers headers = new OutcomeHeaders(origin, "courier", Outcome.NEW).asHeaders();
    OutcomeHeaders.writeLabels(
        headers, OutcomeHeaders.ALLIANCES, alliance.isEmpty() ? List.of() : List.of(alliance));
    List<String> topics = new ArrayList<>(List.of(TOPICS.classified().name()));
    if (delivered) {
      topics.add(alliance.isEmpty() ? TOPICS.unmatched().name() : TOPICS.alliance(alliance).name());
    }
    producer.beginTransaction();
    for (String topic : topics) {
      producer
          .send(
              new ProducerRecord<>(topic, 0, article.timestamp(), bytes("a"), bytes("x"), headers))
          .get();
    }
    producer.commitTransaction();
  }

  private Alert await(AlertKind kind, boolean ended) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() - deadline < 0) {
      Optional<Alert> found =
          alerts().stream()
              .filter(a -> a.getKind() == kind && a.getUntil().isPresent() == ended)
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new AssertionError("No alert of %s, ended: %s, but %s".formatted(kind, ended, alerts()));
  }

  private List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    try (LogReader log = new LogReader(client, List.of(TOPICS.alerts().name()), Span.ALL)) {
      log.readOn(
          record ->
              alerts.add(
                  TOPICS
                      .alerts()
                      .valueSerde()
                      .deserializer()
                      .deserialize(record.topic(), record.value())));
    }
    return alerts;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
