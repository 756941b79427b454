package dev.pactwire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.run.ArticleSink.Batch;
import dev.pactwire.ingest.run.ArticleSink.Delivery;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class KafkaArticleSinkTest {

  @Test
  @Tag("fault-9")
  void saysWhichArticlesAnUnreachableBrokerDidNotTake() throws IOException {
    // Given a port at which nothing listens
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Map<String, Object> client =
        Map.of("bootstrap.servers", "127.0.0.1:" + port, "max.block.ms", 300);
    try (KafkaArticleSink sink = new KafkaArticleSink(client, new Topics())) {
      // When an article is handed over
      Batch batch = sink.begin();
      batch.add(
          "a.jsonl line 1",
          Article.newBuilder()
              .setArticleId("a")
              .setSource("s")
              .setTitle("t")
              .setText("x")
              .setFetchedAt(Instant.EPOCH)
              .build());

      // Then it is known to be lost, so that it is handed over again
      assertThat(batch.await())
          .isInstanceOfSatisfying(
              Delivery.Undelivered.class,
              lost -> assertThat(lost.reason()).contains("news.articles"));
    }
  }
}
