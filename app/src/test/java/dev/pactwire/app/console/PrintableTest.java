package dev.pactwire.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  @Tag("fault-42")
  void makesControlAndFormatCharactersVisible() {
    // Given
    String title = "\u001b[31mred\r\nline two\u202eturned \u200b\u0085 ${jndi:ldap://x} Müller 😀";

    // When, Then
    assertThat(Printable.line(title))
        .isEqualTo(
            "\\u001b[31mred\\u000d\\u000aline two\\u202eturned \\u200b\\u0085 ${jndi:ldap://x} Müller 😀");
  }

  @Test
  void cutsWithoutHalvingACharacter() {
    // Given, When, Then
    assertThat(Printable.shortened("abc 😀 def", 6)).isEqualTo("abc …");
    assertThat(Printable.shortened("  a \n b ", 6)).isEqualTo("a b");
  }

  @Property(seed = "20261122")
  void neverPrintsAControlCharacter(@ForAll String text) {
    // Given, When
    String line = Printable.line(text);

    // Then
    assertThat(line.chars()).noneMatch(Character::isISOControl);
  }
}
