package dev.pactwire.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.alert.Condition.Turn;
import org.junit.jupiter.api.Test;

class ConditionTest {

  @Test
  void whatWaversNeitherBeginsNorEnds() {
    Condition condition = new Condition(2, 3, false);
    assertThat(condition.look(true)).isEqualTo(Turn.NONE);
    assertThat(condition.look(false)).isEqualTo(Turn.NONE);
    assertThat(condition.look(true)).isEqualTo(Turn.NONE);
    assertThat(condition.look(true)).isEqualTo(Turn.BEGAN);
    assertThat(condition.look(true)).isEqualTo(Turn.NONE);
    assertThat(condition.look(false)).isEqualTo(Turn.NONE);
    assertThat(condition.look(false)).isEqualTo(Turn.NONE);
    assertThat(condition.look(true)).isEqualTo(Turn.NONE);
    assertThat(condition.look(false)).isEqualTo(Turn.NONE);
    assertThat(condition.look(false)).isEqualTo(Turn.NONE);
    assertThat(condition.look(false)).isEqualTo(Turn.ENDED);
    assertThat(condition.isOpen()).isFalse();
  }
}
