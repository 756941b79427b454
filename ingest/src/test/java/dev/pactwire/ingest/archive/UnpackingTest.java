package dev.pactwire.ingest.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTest {

  @ParameterizedTest
  @ValueSource(strings = {"[\u0000\u0080ab", "[abc\u0002def", " \n<\u00c3\u0014x", "{\u007f\u0001"})
  void whatOnlyBeginsAsTextIsPacked(String body) {
    assertThatThrownBy(() -> Unpacking.of("zstd", body.getBytes(ISO_8859_1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("zstd");
  }

  @Test
  void textThatIsSaidToBePackedIsText() throws IOException {
    byte[] page = "\r\n\t<p>\f\u001b$B5~\u001b(B Gr\u00f6\u00dfe</p>".getBytes(ISO_8859_1);

    assertThat(Unpacking.of("zstd", page)).isEqualTo(page);
  }
}
