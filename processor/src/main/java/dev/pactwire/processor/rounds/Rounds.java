package dev.pactwire.processor.rounds;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks four times a minute, in a thread of its own, whether the ledger balances and every output
 * gets what it should, and writes to news.alerts what is wrong. Of several watches one goes the
 * rounds: the one that is given the only partition of news.alerts, from which it learns which
 * alerts have not ended. When the brokers do not answer it begins anew.
 */
public final class Rounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final String GROUP = "pactwire-watch-rounds";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long PAUSE_SECONDS = 2;
  private static final int LONGEST_LOOK_MS = 30 * 60_000;
  private static final long SEND_SECONDS = 30;
  private static final long CLOSE_WITHIN_MS = 10_000;

  private final Map<String, Object> client;
  private final Topics topics;
  private final Topic<String, Alert> topic;
  private final RoundSettings settings;
  private final Clock clock;
  private final Map<String, Alert> unended = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "watch-rounds");
  private volatile Optional<KafkaConsumer<String, byte[]>> consumer = Optional.empty();
  private Optional<Round> round = Optional.empty();
  private Instant next = Instant.MIN;

  private Rounds(Map<String, Object> client, Topics topics, RoundSettings settings, Clock clock) {
    this.client = Map.copyOf(client);
    this.topics = topics;
    this.topic = topics.alerts();
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Begins.
   *
   * @param client Kafka client settings, with the bootstrap servers
   * @param clock the wall clock
   */
  public static Rounds start(
      Map<String, Object> client, Topics topics, RoundSettings settings, Clock clock) {
    Rounds rounds = new Rounds(client, topics, settings, clock);
    rounds.thread.setDaemon(true);
    rounds.thread.start();
    return rounds;
  }

  private void run() {
    while (isWanted()) {
      try (KafkaConsumer<String, byte[]> alerts = consumer();
          KafkaProducer<String, byte[]> producer = producer()) {
        consumer = Optional.of(alerts);
        alerts.subscribe(List.of(topic.name()), new Turns());
        while (isWanted()) {
          alerts.poll(POLL).forEach(this::learn);
          if (isOnDuty(alerts) && !clock.instant().isBefore(next)) {
            look(producer);
          }
        }
      } catch (WakeupException | InterruptException | Round.StoppedException e) {
        LOG.debug("The rounds end.");
      } catch (RuntimeException e) {
        // Whatever it is: a watch that has stopped without a word watches nothing.
        LOG.warn("The rounds are interrupted and begin anew: {}", e.toString());
        pause();
      } finally {
        offDuty();
      }
    }
  }

  private boolean isWanted() {
    return closing.getCount() > 0;
  }

  private boolean isOnDuty(KafkaConsumer<String, byte[]> alerts) {
    return alerts.assignment().stream()
        .anyMatch(
            partition ->
                alerts.currentLag(partition).isPresent()
                    && alerts.currentLag(partition).getAsLong() == 0);
  }

  private void learn(ConsumerRecord<String, byte[]> record) {
    try {
      Alert alert =
          record.value() == null
              ? null
              : topic.valueSerde().deserializer().deserialize(topic.name(), record.value());
      if (alert == null || alert.getUntil().isPresent()) {
        unended.remove(record.key());
      } else {
        unended.put(record.key(), alert);
      }
    } catch (SerializationException e) {
      LOG.warn("Offset {} of {} is no alert.", record.offset(), record.topic());
    }
  }

  private void look(KafkaProducer<String, byte[]> producer) {
    Instant now = clock.instant();
    if (round.isEmpty()) {
      round = Optional.of(new Round(client, topics, settings, List.copyOf(unended.values()), now));
    }
    for (Alert alert : round.get().look(now, () -> !isWanted())) {
      write(producer, alert);
    }
    next = clock.instant().plus(settings.every());
  }

  private void write(KafkaProducer<String, byte[]> producer, Alert alert) {
    byte[] value = topic.valueSerde().serializer().serialize(topic.name(), alert);
    try {
      producer
          .send(new ProducerRecord<>(topic.name(), alert.getId(), value))
          .get(SEND_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new KafkaException("An alert could not be written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void offDuty() {
    round.ifPresent(Round::close);
    round = Optional.empty();
    unended.clear();
  }

  private void pause() {
    try {
      closing.await(PAUSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    // Nothing is ever committed: whoever takes over reads all alerts again.
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_LOOK_MS);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private KafkaProducer<String, byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("buffer.memory", 1024 * 1024);
    settings.put("client.id", GROUP);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Ends, within ten seconds. */
  @Override
  public void close() {
    closing.countDown();
    consumer.ifPresent(KafkaConsumer::wakeup);
    try {
      thread.join(CLOSE_WITHIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who has the partition goes the rounds. */
  private final class Turns implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      LOG.debug("This watch goes the rounds: {}", new ArrayList<>(partitions));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      offDuty();
    }
  }
}
