package dev.pactwire.dashboard.topics;

import dev.pactwire.dashboard.ledger.Balance;
import dev.pactwire.dashboard.window.Slot;
import dev.pactwire.dashboard.window.Window;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * One consumer of the output topics; only what is committed. At first it reads the end of each
 * partition, as much as the window holds, and enters it in the order of time; then what comes. It
 * belongs to no group and commits nothing. Not thread-safe.
 */
final class Reader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LOOK_FOR_TOPICS = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Decoder decoder;
  private final Window window;
  private final Balance balance;
  private final String articles;
  private final int held;
  private final Appearing appearing;
  private final Pulse pulse;
  private long lookedAt;

  /**
   * Opens a consumer.
   *
   * @param held most records that are read back in all partitions of a topic
   */
  Reader(Map<String, Object> client, Topics topics, Window window, Balance balance, int held) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("allow.auto.create.topics", false);
    settings.put("client.id", "pactwire-dashboard");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.decoder = new Decoder(topics);
    this.window = window;
    this.balance = balance;
    this.articles = topics.articles().name();
    this.held = held;
    this.appearing = new Appearing(consumer, decoder.channels().keySet());
    this.pulse = new Pulse(consumer, System::nanoTime);
  }

  /** Goes on after what the window holds, or reads back; returns when it is up to date. */
  void load() {
    List<TopicPartition> partitions = newPartitions();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    beginBalance(seek(partitions, ends));
    TimeOrder order = new TimeOrder(partitions);
    while (order.isUnfinished()) {
      partitions.stream()
          .filter(partition -> consumer.position(partition) >= ends.get(partition))
          .forEach(order::finish);
      consumer.resume(consumer.paused());
      consumer.pause(order.satisfied());
      consumer.poll(POLL).forEach(order::add);
      order.drain(this::enter);
    }
    order.drain(this::enter);
    consumer.resume(consumer.paused());
    pulse.answered();
  }

  /** Waits a moment for more, and enters it. */
  void readNext() {
    if (!missing().isEmpty() && System.nanoTime() - lookedAt > LOOK_FOR_TOPICS.toNanos()) {
      List<TopicPartition> found = newPartitions();
      if (!found.isEmpty()) {
        beginBalance(seek(found, consumer.endOffsets(found)));
      }
    }
    if (consumer.assignment().isEmpty()) {
      // Whether the brokers answer shows when topics are looked for.
      pulse.answered();
      pause();
      return;
    }
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      enter(record);
    }
    pulse.feel();
  }

  /** That the brokers have not answered for long, in a sentence; empty when they have. */
  Optional<String> silence() {
    return pulse.silence();
  }

  /** Topics that are not there yet. */
  Set<String> missing() {
    return appearing.missing();
  }

  private List<TopicPartition> newPartitions() {
    lookedAt = System.nanoTime();
    return appearing.assign();
  }

  /** Returns whether everything the partitions hold will be read. */
  private boolean seek(List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<String, Long> widths =
        partitions.stream()
            .collect(Collectors.groupingBy(TopicPartition::topic, Collectors.counting()));
    boolean whole = true;
    for (TopicPartition partition : partitions) {
      Slot slot = slot(partition);
      long known = window.position().at(slot) + 1;
      // Who goes on leaves nothing out, however much has come meanwhile.
      long from = Math.max(begins.get(partition), known);
      // Compacted topics hold one record of each key, however far back.
      if (known == 0 && !slot.channel().isTable()) {
        from = Math.max(from, ends.get(partition) - held / widths.get(partition.topic()));
      }
      whole &= !slot.channel().isOutcome() || from == begins.get(partition);
      consumer.seek(partition, from);
      if (from > known) {
        window.beginsAt(slot, from);
      }
    }
    return whole;
  }

  /**
   * When all outcomes are read, the account begins with the first record; otherwise with the next.
   */
  private void beginBalance(boolean whole) {
    if (!consumer.listTopics().containsKey(articles)) {
      return;
    }
    List<TopicPartition> partitions =
        consumer.partitionsFor(articles).stream()
            .map(info -> new TopicPartition(articles, info.partition()))
            .toList();
    Map<TopicPartition, Long> begins =
        whole ? consumer.beginningOffsets(partitions) : consumer.endOffsets(partitions);
    begins.forEach((partition, offset) -> balance.beginsAt(partition.partition(), offset));
  }

  private void enter(ConsumerRecord<byte[], byte[]> record) {
    Slot slot = slot(new TopicPartition(record.topic(), record.partition()));
    if (window.isKnown(slot, record.offset())) {
      return;
    }
    if (slot.channel().isOutcome()) {
      OutcomeHeaders.resentFrom(record.headers()).ifPresent(window::sentAgain);
      OutcomeHeaders.read(record.headers())
          .ifPresentOrElse(balance::became, balance::becameWithoutOrigin);
    }
    decoder
        .decode(record)
        .ifPresentOrElse(
            item -> window.append(slot, record.offset(), item),
            () -> window.pass(slot, record.offset()));
  }

  private Slot slot(TopicPartition partition) {
    return new Slot(decoder.channels().get(partition.topic()), partition.partition());
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Wakes a waiting read up, which then ends with an exception; from any thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
