package dev.pactwire.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Nothing is lost by keeping bytes small, whatever they are. */
class DeflatedTest {

  @Property(tries = 200, seed = "20261122")
  void givesBackWhatItTook(@ForAll byte[] content) {
    assertThat(Deflated.of(ByteBuffer.wrap(content)).open()).isEqualTo(ByteBuffer.wrap(content));
  }

  @Test
  void takesWhatIsLeftInABuffer() {
    ByteBuffer content =
        ByteBuffer.wrap("a council met".repeat(1_000).getBytes(StandardCharsets.UTF_8));
    content.position(13);

    assertThat(Deflated.of(content.duplicate()).open()).isEqualTo(content);
  }
}
