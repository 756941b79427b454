package dev.pactwire.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fault-43")
class MojibakeTest {

  @ParameterizedTest
  @ValueSource(strings = {"Größe in Zürich", "“Привет” – 5 €", "港の霧", "Ünï😀"})
  void textThatWasEncodedTwiceIsReadOnce(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

    assertThat(Mojibake.mended(new String(utf8, StandardCharsets.ISO_8859_1))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Größe in Zürich", "l’été – 5 €"})
  void whicheverPageItWasReadWith(String text) {
    String twice =
        new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));

    assertThat(Mojibake.mended(twice)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "Größe",
        "NÃO É MANHÃ",
        "Âge d’or",
        "Ã¼ber und über",
        "Привет",
        "a\uFFFDb"
      })
  void textThatIsMeantAsItIsStays(String text) {
    assertThat(Mojibake.mended(text)).isEqualTo(text);
  }
}
