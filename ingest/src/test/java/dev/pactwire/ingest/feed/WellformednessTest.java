package dev.pactwire.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.feed.Repairs.Kind;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WellformednessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version='1.0'?>\n<!-- & < --><rss version=\"2.0\" a='>'><channel/></rss>",
        "<rss><item><title>A &amp; B &#228; &#xE4;</title><x/><y /></item></rss>",
        "<rss><d><![CDATA[ &nbsp; <br> <?xml version='1.0'?> ]]></d></rss>",
        "<?xml version='1.0'?><?xml-stylesheet href='a'?><!DOCTYPE rss><rss></rss>\n"
      })
  void whatIsInOrderIsLeftInPeace(String document) {
    assertThat(Wellformedness.problems(document)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PROLOG, ' <?xml version=\"1.0\"?><rss/>'",
    "PROLOG, 'Warning: x <rss/>'",
    "CONTROLS, '<rss>\u0002</rss>'",
    "ENTITIES, '<rss>&nbsp;</rss>'",
    "ENTITIES, '<rss>AT&T</rss>'",
    "ENTITIES, '<rss a=\"x?a=1&b=2\"/>'",
    "TAGS, '<rss><a></rss>'",
    "TAGS, '<rss></a></rss>'",
    "TAGS, '<rss>1 < 2</rss>'",
    "TAGS, '<rss><![CDATA[ </rss>'"
  })
  void whatIsMendedIsNamed(Kind kind, String document) {
    assertThat(Wellformedness.problems(document)).contains(kind);
  }

  @Test
  @Tag("fault-43")
  void invalidBytesAreCountedAndNothingElseIsWrong() {
    byte[] bytes =
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>a?b?c</title></channel></rss>"
            .getBytes(UTF_8);
    for (int i = 70; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '?' ? (byte) 0xFF : bytes[i];
    }

    Parsed parsed = (Parsed) FeedParser.parse(bytes, Optional.empty(), Optional.empty());

    assertThat(parsed.feed().title()).contains("a\uFFFDb\uFFFDc");
    assertThat(parsed.repairs().words()).containsExactly("2 invalid byte sequences");
  }

  @Test
  @Tag("fault-39")
  @Timeout(180)
  void hostileTextsCostLittle() {
    for (String part : new String[] {"&", "<", "<a ", "<!--", "<a '", "</a>", "<a>", "&#"}) {
      assertThat(Wellformedness.problems(part.repeat(2_000_000))).isNotEmpty();
    }
  }

  @Property(seed = "20261122")
  void neverFailsOnAnyText(@ForAll String text) {
    assertThat(Wellformedness.problems("<a" + text + "</a>")).isNotNull();
  }
}
