package dev.pactwire.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How to use the <script> tag | How to use the <script> tag",
        "<b>Fog</b> in the <i class='x'>har<wbr/>bour</i> | Fog in the harbour",
        "<p>Fog</p><p>Harbour</p> | Fog Harbour",
        "<h2>Fog<br>bank</h2><LI >Harbour</li > | Fogbank Harbour",
        "<div><div>Fog</div><div>Harbour</div></div> | Fog Harbour",
        "<p>Fog | Fog",
        "Why <li> needs an end | Why <li> needs an end",
        "One <!-- two <b> --> three <!-- four | One three <!-- four",
        "5 < 6 and 7 > 6, <3 you &lt;b&gt; <> </> | 5 < 6 and 7 > 6, <3 you <b> <> </>",
        "<article> <banana>A</banana> | <article> <banana>A</banana>",
      })
  void onlyKnownTagsAreTakenOutOfAHeadline(String markup, String headline) {
    assertThat(PlainText.headline(markup)).isEqualTo(headline);
  }

  @Test
  void ofALongHeadlineOnlyTheBeginningIsRead() {
    assertThat(PlainText.headline("a".repeat(3999) + "😀b")).hasSize(3999);
    assertThat(PlainText.headline("<em>".repeat(100_000) + "Fog")).isEmpty();
  }

  @Test
  void markupOfAnyShapeIsReadInOnePass() {
    // Milliseconds; a second look at what stands behind each tag would take hours.
    for (String piece :
        new String[] {"<p>", "<div ", "<!--", "</p>", "<!-- -->", "<", "<p></li>"}) {
      assertThat(HeadlineMarkup.without(piece.repeat(400_000))).hasSizeLessThan(4_000_000);
    }
  }
}
