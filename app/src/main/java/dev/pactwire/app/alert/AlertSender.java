package dev.pactwire.app.alert;

import dev.pactwire.app.console.Printable;
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
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what comes on news.alerts to an {@link Outlet}, in order, each at least once: an alert is
 * marked as done when it has been taken, and tried again until then, after a second, two, four, up
 * to a minute. Where the outlet wants it, those that come within a short time go out together
 * ({@link Gathering}); if such a message is refused, its halves go out, so that only what is
 * refused alone is passed over. Senders of one cluster to outlets of one name share a group, so
 * that one of them sends.
 *
 * <p>The first start begins with what comes then. Alerts written more than {@link #STALE} ago are
 * passed over: nobody wants to be woken by the past read once more. So are alerts that are muted
 * when it is their turn.
 */
public final class AlertSender implements AutoCloseable {

  /** What was written longer ago is not sent. */
  public static final Duration STALE = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(AlertSender.class);
  private static final String GROUPS = "pactwire-watch-";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final long CLOSE_WITHIN_MS = 15_000;

  private final Topic<String, Alert> topic;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Mutes mutes;
  private final Outlet outlet;
  private final Gathering<ConsumerRecord<String, byte[]>> gathered;
  private final Duration firstPause;
  private final Clock clock;
  private final Thread thread;
  private Duration pause;
  private Instant due = Instant.MIN;
  private volatile boolean closing;

  private AlertSender(
      Map<String, Object> client, Topics topics, Outlet outlet, Duration firstPause, Clock clock) {
    this.topic = topics.alerts();
    this.consumer = consumer(client, GROUPS + outlet.name(), outlet.gathers().isZero());
    this.mutes = new Mutes(client, topics.alertNotes());
    this.outlet = outlet;
    this.gathered = new Gathering<>(outlet.gathers());
    this.firstPause = firstPause;
    this.clock = clock;
    this.pause = firstPause;
    this.thread = new Thread(this::run, outlet.name());
  }

  /**
   * Begins to send.
   *
   * @param client Kafka client settings, with the bootstrap servers
   * @param outlet where; closed with this
   * @param clock the wall clock
   */
  public static AlertSender start(
      Map<String, Object> client, Topics topics, Outlet outlet, Clock clock) {
    return start(client, topics, outlet, Duration.ofSeconds(1), clock);
  }

  static AlertSender start(
      Map<String, Object> client, Topics topics, Outlet outlet, Duration firstPause, Clock clock) {
    AlertSender sender = new AlertSender(client, topics, outlet, firstPause, clock);
    sender.thread.setDaemon(true);
    sender.thread.start();
    return sender;
  }

  private static KafkaConsumer<String, byte[]> consumer(
      Map<String, Object> client, String group, boolean alone) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, alone ? 1 : 100);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void run() {
    try (consumer;
        mutes;
        outlet) {
      consumer.subscribe(List.of(topic.name()), new FirstPositions());
      while (!closing) {
        step();
      }
    } catch (InterruptException | InterruptedException e) {
      LOG.debug("No more alerts are sent.");
    }
  }

  /**
   * Notes where a group begins that has never sent anything, so that what comes before its first
   * success is not passed over at the next start.
   */
  private final class FirstPositions implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(Set.copyOf(partitions));
      Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
      partitions.stream()
          .filter(partition -> known.get(partition) == null)
          .forEach(each -> first.put(each, new OffsetAndMetadata(consumer.position(each))));
      if (!first.isEmpty()) {
        consumer.commitSync(first);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // What was sent has been noted; whoever is assigned them begins behind that.
      gathered.drop(record -> partitions.contains(partition(record)));
    }
  }

  private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private void step() throws InterruptedException {
    try {
      boolean waits = clock.instant().isBefore(due);
      if (waits || gathered.isFull()) {
        consumer.pause(consumer.assignment());
      } else {
        consumer.resume(consumer.paused());
      }
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        gathered.add(record, clock.instant());
      }
      if (!waits && gathered.isDue(clock.instant())) {
        sendGathered();
      }
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever it is: a sender that has stopped without a word wakes nobody.
      LOG.warn("Alerts cannot be read for now: {}", Printable.line(e.toString()));
      Thread.sleep(POLL.toMillis());
    }
  }

  private void sendGathered() throws InterruptedException {
    List<ConsumerRecord<String, byte[]>> records = gathered.next();
    List<Alert> alerts = List.of();
    Delivery delivery;
    try {
      alerts = unmuted(records);
      delivery = alerts.isEmpty() ? new Delivery.Taken() : outlet.send(alerts);
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      // Such as a schema registry that is away: passing on would commit past the alert.
      delivery = new Delivery.Failed(e.toString());
    }
    if (delivery instanceof Delivery.Failed failed) {
      tryLater(failed.reason());
      return;
    }
    pause = firstPause;
    if (delivery instanceof Delivery.Refused refused) {
      tellRefusal(alerts, refused.reason());
      if (alerts.size() > 1) {
        gathered.halve();
        return;
      }
    }
    gathered.sent(clock.instant());
    commit(records);
  }

  private void tryLater(String reason) {
    LOG.warn("An alert could not be sent and is tried again in {}: {}", pause, reason);
    due = clock.instant().plus(pause);
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /** What is refused alone is passed over; of many, one may be to blame for all. */
  private static void tellRefusal(List<Alert> alerts, String reason) {
    String first = Printable.line(alerts.get(0).getId());
    if (alerts.size() == 1) {
      LOG.warn("The alert {} was refused and is passed over: {}", first, reason);
      return;
    }
    LOG.warn(
        "A message of {} alerts, from {} to {}, was refused and is sent in halves: {}",
        alerts.size(),
        first,
        Printable.line(alerts.get(alerts.size() - 1).getId()),
        reason);
  }

  private void commit(List<ConsumerRecord<String, byte[]>> records) {
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    records.forEach(
        record -> done.put(partition(record), new OffsetAndMetadata(record.offset() + 1)));
    consumer.commitSync(done);
  }

  private List<Alert> unmuted(List<ConsumerRecord<String, byte[]>> records) {
    List<Alert> alerts = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      read(record).filter(alert -> !mutes.isMuted(alert, clock.instant())).ifPresent(alerts::add);
    }
    return alerts;
  }

  private Optional<Alert> read(ConsumerRecord<String, byte[]> record) {
    boolean stale = record.timestamp() < clock.instant().minus(STALE).toEpochMilli();
    if (record.value() == null || stale) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          topic.valueSerde().deserializer().deserialize(topic.name(), record.value()));
    } catch (SerializationException e) {
      LOG.warn("Offset {} is no alert and is passed over.", record.offset());
      return Optional.empty();
    }
  }

  /**
   * Ends after the attempt in hand; what was not taken is sent after the next start. The consumer
   * is not woken: that would break off the note that an alert has been taken, and it would be
   * posted again.
   */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(CLOSE_WITHIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
