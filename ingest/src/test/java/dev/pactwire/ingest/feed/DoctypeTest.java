package dev.pactwire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fault-38")
class DoctypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE rss><rss/> | <rss/>",
        "<!doctype rss PUBLIC \"-//A>B//\" 'http://a.example/[x].dtd'><rss/> | <rss/>",
        "<!DOCTYPE rss [<!ENTITY copy \"&#169;\"><!ENTITY who 'Ann &amp; Bo'>]><rss>&copy; &who; &other;</rss> | <rss>&#169; Ann &amp; Bo &other;</rss>",
        "<!DOCTYPE rss [ <!-- a -> b --> <?x y?><!ELEMENT rss ANY><!ENTITY a 'x'><!ENTITY a 'y'> ] ><rss>&a;</rss> | <rss>x</rss>",
        "<!DOCTYPE rss [<!ENTITY lt '&#38;#60;'>]><rss>&lt;</rss> | <rss>&lt;</rss>",
        "<!DOCTYPE rss [<!ENTITY a 'x'>]><rss><![CDATA[&a;]]>&a;</rss> | <rss><![CDATA[&a;]]>x</rss>",
        "<rss><t><!DOCTYPE x [<!ENTITY a SYSTEM 'b'>]></t></rss> | <rss><t><!DOCTYPE x [<!ENTITY a SYSTEM 'b'>]></t></rss>",
      })
  void namesOfCharactersAreHonouredAndTheRestIsDroppedUnread(String document, String resolved) {
    assertThat(Doctype.resolved(document)).contains(resolved);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
        "<!ENTITY a PUBLIC 'b' 'http://127.0.0.1/'>",
        "<!ENTITY % a 'b'>",
        "<!ENTITY % a SYSTEM 'http://127.0.0.1/x'> %a;",
        "<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>",
        "<!ENTITY a '<b/>'>",
        "<!ENTITY a '&#38;#38;' ",
        "<!ENTITY a 'b'",
      })
  void whatIsMoreThanCharactersIsRefused(String declarations) {
    assertThat(Doctype.resolved("<!DOCTYPE rss [" + declarations + "]><rss>&a;</rss>")).isEmpty();
  }

  @Test
  @Tag("fault-39")
  void whatGrowsOrNeverEndsIsRefused() {
    String bomb =
        "<!DOCTYPE r [<!ENTITY a '" + "x".repeat(200) + "'>]><r>" + "&a;".repeat(100_000) + "</r>";
    String long1 = "<!DOCTYPE r [<!ENTITY a '" + "x".repeat(201) + "'>]><r>&a;</r>";
    String comment = "<!DOCTYPE r [<!--" + "-".repeat(3_000_000);
    String quotes = "<!DOCTYPE r " + "'a'".repeat(1_000_000) + "[<!ENTITY a 'b'>]><r>&a;</r>";

    assertThat(Doctype.resolved(bomb)).isEmpty();
    assertThat(Doctype.resolved(long1)).isEmpty();
    assertThat(Doctype.resolved(comment)).isEmpty();
    assertThat(Doctype.resolved(quotes)).isPresent();
  }
}
