package dev.pactwire.processor.relate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.text.Tokens;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,234.5 tonnes",
        "1.234,5 Tonnen",
        "1 234,5 tonnes",
        "1\u202F234,5 tonnes",
        "1'234.5 Tonnen",
        "١٢٣٤٥"
      })
  void oneFigureIsTheSameInAllWaysOfWritingIt(String text) {
    assertThat(telling(text)).containsExactly("12345");
  }

  @ParameterizedTest
  @CsvSource({
    "in 2026, false",
    "'5,000 people', false",
    "600 people, false",
    "47 people, false",
    "3.5 per cent, true",
    "473 people, true"
  })
  void yearsAndRoundFiguresTellNothing(String text, boolean telling) {
    assertThat(of(text)).hasSize(1);
    assertThat(telling(text).size()).isEqualTo(telling ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no figure", "5", "F16 and 4th", "on 3.11.2026", "007", "9999999999999999"})
  void whatIsNoFigureIsLeftOut(String text) {
    assertThat(of(text)).isEmpty();
  }

  @Test
  void aListOfNumbersIsNotOneNumber() {
    assertThat(telling("the numbers 473, 582 and 691")).containsExactly("691", "582", "473");
  }

  @Test
  void ofManyTheMostTellingAreKept() {
    // Given far more figures than are kept
    StringBuilder text = new StringBuilder("7310001 ");
    for (int i = 11; i < 99; i++) {
      text.append(i).append("; ");
    }
    // Then
    assertThat(of(text.toString())).hasSize(Figures.MOST);
    assertThat(telling(text.toString())).containsExactly("7310001");
  }

  private static long[] of(String text) {
    return Figures.of(text, Tokens.of(text));
  }

  private static List<String> telling(String text) {
    return LongStream.of(of(text)).filter(Figures::isTelling).mapToObj(Figures::digits).toList();
  }
}
