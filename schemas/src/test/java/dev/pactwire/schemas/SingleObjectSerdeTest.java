package dev.pactwire.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/** What is written is read again, and no bytes do more than throw a clear exception. */
class SingleObjectSerdeTest {

  private static final byte[] HUGE_LENGTH = {
    (byte) 0xf8, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f
  };

  private final Serde<Article> serde = WireFormat.SINGLE_OBJECT.serde(Article.class);

  @Property(seed = "20261122")
  void anArticleSurvivesTheRoundTrip(
      @ForAll @CharRange(from = 0, to = 0xd7ff) String title,
      @ForAll @CharRange(from = 0, to = 0xd7ff) String text,
      @ForAll @Size(max = 5) List<@CharRange(from = 'a', to = 'z') String> authors,
      @ForAll long millis) {
    Article article = article(title, text, authors, Instant.ofEpochMilli(millis / 1000));
    byte[] bytes = serde.serializer().serialize("t", article);
    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(article);
  }

  @Property(seed = "20261122")
  @Tag("fault-27")
  void arbitraryBytesAreRefusedWithASerializationException(@ForAll byte[] bytes) {
    assertThatThrownBy(() -> serde.deserializer().deserialize("t", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("bytes are no Article");
  }

  @Property(seed = "20261122")
  @Tag("fault-27")
  void aDamagedRecordIsReadOrRefusedButNeverMore(
      @ForAll @net.jqwik.api.constraints.IntRange(min = 10, max = 400) int at, @ForAll byte value) {
    byte[] bytes =
        serde
            .serializer()
            .serialize("t", article("Title", "word ".repeat(80), List.of("A"), Instant.EPOCH));
    bytes[Math.min(at, bytes.length - 1)] = value;
    try {
      serde.deserializer().deserialize("t", bytes);
    } catch (SerializationException e) {
      assertThat(e).hasMessageContaining("bytes are no Article");
    }
  }

  @Example
  @Tag("fault-27")
  void aClaimOfTwoGigabytesIsRefusedBeforeMemoryIsTaken() {
    // Given a record whose first string claims two gigabytes
    byte[] whole =
        serde.serializer().serialize("t", article("Title", "text", List.of(), Instant.EPOCH));
    byte[] lying = Arrays.copyOf(whole, 10 + HUGE_LENGTH.length + 20);
    System.arraycopy(HUGE_LENGTH, 0, lying, 10, HUGE_LENGTH.length);
    // When it is read, Then it is refused
    assertThatThrownBy(() -> serde.deserializer().deserialize("t", lying))
        .isInstanceOf(SerializationException.class);
  }

  @Example
  @Tag("fault-27")
  void bytesLeftOverAtTheEndAreRefused() {
    byte[] whole =
        serde.serializer().serialize("t", article("Title", "text", List.of(), Instant.EPOCH));
    assertThatThrownBy(
            () -> serde.deserializer().deserialize("t", Arrays.copyOf(whole, whole.length + 3)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("3 bytes are left over");
  }

  @Example
  void nullStaysNull() {
    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
  }

  private static Article article(String title, String text, List<String> authors, Instant at) {
    return Article.newBuilder()
        .setArticleId("a1")
        .setSource("test")
        .setTitle(title)
        .setText(text)
        .setAuthors(authors)
        .setFetchedAt(at)
        .build();
  }
}
