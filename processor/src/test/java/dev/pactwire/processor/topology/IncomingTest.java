package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class IncomingTest {

  private final Serde<Article> articles = new Topics().articles().valueSerde();
  private final Serde<Incoming> serde = Incoming.serde(articles);

  @Test
  void theEncodingIsThatWhichCameIn() throws IOException {
    // Given
    Article article = Articles.article("a1", "gazette", "Title", "Grüße – aus 東京");
    byte[] value = articles.serializer().serialize("", article);

    // When
    Incoming incoming = serde.deserializer().deserialize("", value);

    // Then
    assertThat(incoming.article()).isEqualTo(article);
    assertThat(incoming.encoded()).isEqualTo(Arrays.copyOfRange(value, 10, value.length));
    assertThat(decoded(incoming.encoded())).isEqualTo(article);
  }

  @Test
  void brokenUtf8DoesNotGoOut() throws IOException {
    // Given the bytes of a text with one of them broken
    byte[] value =
        articles.serializer().serialize("", Articles.article("a1", "gazette", "Title", "abXYcd"));
    String latin1 = new String(value, StandardCharsets.ISO_8859_1);
    value[latin1.indexOf("XY")] = (byte) 0xC3;

    // When
    Incoming incoming = serde.deserializer().deserialize("", value);

    // Then
    assertThat(incoming.article().getText()).isEqualTo("ab\uFFFDYcd");
    assertThat(new String(incoming.encoded(), StandardCharsets.UTF_8)).contains("ab\uFFFDYcd");
    assertThat(decoded(incoming.encoded())).isEqualTo(incoming.article());
  }

  @Test
  void anArticleInAnotherFramingIsEncodedAnew() throws IOException {
    // Given a format that puts something else before the encoding
    Article article = Articles.article("a1", "gazette", "Title", "Text");
    Serde<Article> other =
        Serdes.serdeFrom(
            (topic, value) -> new byte[0],
            (topic, bytes) ->
                articles
                    .deserializer()
                    .deserialize("", Arrays.copyOfRange(bytes, 5, bytes.length)));
    byte[] framed = articles.serializer().serialize("", article);
    byte[] value = new byte[framed.length + 5];
    System.arraycopy(framed, 0, value, 5, framed.length);

    // When
    Incoming incoming = Incoming.serde(other).deserializer().deserialize("", value);

    // Then
    assertThat(decoded(incoming.encoded())).isEqualTo(article);
  }

  @Test
  void aTombstoneStaysNull() {
    assertThat(serde.deserializer().deserialize("", null)).isNull();
  }

  private static Article decoded(byte[] encoded) throws IOException {
    return new SpecificDatumReader<>(Article.class)
        .read(null, DecoderFactory.get().binaryDecoder(encoded, null));
  }
}
