package dev.pactwire.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.ingest.publish.KafkaArticleSink;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(400)
class FilePublisherIT {

  private static final int MOST_BYTES = 2_000;

  @TempDir private Path folder;

  @Test
  void anArticleThatKafkaRefusesForItsSizeHoldsUpNoOther() throws Exception {
    Topics topics = new Topics();
    String topic = topics.articles().name();
    try (DataDirectory directory = DataDirectory.open(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      // Given a topic that takes small records alone, and a client that does not know it
      NewTopic small = new NewTopic(topic, 1, (short) 1);
      admin
          .createTopics(
              List.of(small.configs(Map.of("max.message.bytes", Integer.toString(MOST_BYTES)))))
          .all()
          .get();
      try (KafkaArticleSink sink =
          new KafkaArticleSink(Map.of("bootstrap.servers", broker.bootstrapServers()), topics)) {
        FilePublisher publisher = new FilePublisher(sink, read -> {});

        // When one of three articles is larger, and one larger than the client takes
        publisher.article("a.jsonl line 1", Articles.article("a", "wire", "A", "Short."));
        publisher.article("a.jsonl line 2", Articles.article("b", "wire", "B", noise(50_000)));
        publisher.article("a.jsonl line 3", Articles.article("c", "wire", "C", noise(6 << 20)));
        publisher.article("a.jsonl line 4", Articles.article("d", "wire", "D", "Short."));
        FileReport report = publisher.finish();

        // Then each of the two is one sentence, and the others are stored
        assertThat(report.articles()).isEqualTo(2);
        assertThat(report.problems()).hasSize(2);
        assertThat(report.problems())
            .anySatisfy(sentence -> assertThat(sentence).startsWith("a.jsonl line 2 is too large"))
            .anySatisfy(sentence -> assertThat(sentence).startsWith("a.jsonl line 3 is too large"));
      }
    }
  }

  /** Letters that do not compress much. */
  private static String noise(int length) {
    return new Random(1)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
