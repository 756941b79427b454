package dev.pactwire.app.path;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes in transactions, as a processor does; now and then one is given up and written again. */
final class TransactionalWriter implements AutoCloseable {

  private static final int GIVEN_UP_EVERY = 5;

  private final KafkaProducer<byte[], byte[]> producer;
  private int transactions;

  TransactionalWriter(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "as-a-processor"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /** Returns when they are committed. */
  void write(List<ProducerRecord<byte[], byte[]>> records) {
    if (++transactions % GIVEN_UP_EVERY == 0) {
      send(records);
      producer.flush();
      producer.abortTransaction();
    }
    send(records);
    producer.commitTransaction();
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    producer.beginTransaction();
    records.forEach(producer::send);
  }

  @Override
  public void close() {
    producer.close();
  }
}
