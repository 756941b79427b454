package dev.pactwire.app.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds the consumer that restores state, with the first records it has read in its hands: it makes
 * the file {@code held} in a folder and waits for the file {@code go}.
 */
public final class HeldRestore implements ConsumerInterceptor<byte[], byte[]> {

  /** Consumer property with the folder. */
  static final String FOLDER = "pactwire.test.folder";

  private static final Duration AT_MOST = Duration.ofMinutes(5);

  private Path folder;

  @Override
  public void configure(Map<String, ?> configs) {
    folder = Path.of(configs.get(FOLDER).toString());
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    // Every consumer that restores is held: another one than the first may have what is asked for.
    if (!records.isEmpty()) {
      try {
        Files.writeString(folder.resolve("held"), "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Await.until("go", AT_MOST, () -> Files.exists(folder.resolve("go")));
    }
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Nothing is committed by who restores.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
