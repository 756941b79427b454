package dev.pactwire.dashboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalanceTest {
  private final Balance balance = new Balance();

  @BeforeEach
  void begin() {
    balance.beginsAt(0, 100);
    balance.reaches(0, 103);
  }

  private void became(long offset, Outcome outcome) {
    balance.became(new OutcomeHeaders(new Position(0, offset), "wire", outcome));
  }

  @Test
  void balancesWhenEveryRecordHasItsOutcome() {
    // When
    became(100, Outcome.NEW);
    became(101, Outcome.SAME_ARTICLE);
    became(102, Outcome.DEAD_LETTER);

    // Then
    assertThat(balance.report().balances()).isTrue();
    assertThat(balance.report().in()).isEqualTo(3);
  }

  @Test
  void whatHasNoOutcomeIsOpen() {
    became(101, Outcome.NEW);
    assertThat(balance.report().open()).isEqualTo(2);
    assertThat(balance.report().balances()).isFalse();
  }

  @Test
  void aSecondOutcomeIsADouble() {
    // Given
    became(100, Outcome.NEW);

    // When
    became(100, Outcome.UPDATED);

    // Then
    assertThat(balance.report().doubled()).isEqualTo(1);
  }

  @Test
  void whatCameBeforeTheAccountBeganIsLeftOut() {
    became(99, Outcome.NEW);
    assertThat(balance.report().in()).isEqualTo(3);
    assertThat(balance.report().outcomes()).isEmpty();
  }
}
