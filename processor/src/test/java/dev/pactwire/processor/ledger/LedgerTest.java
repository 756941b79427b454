package dev.pactwire.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private final Ledger ledger = new Ledger();

  @Test
  void balancesWhenEachRecordHasOneOutcome() {
    arrive(0, "courier");
    arrive(1, "courier");
    arrive(2, "ledger");
    become(0, Outcome.NEW);
    become(1, Outcome.SAME_ARTICLE);
    become(2, Outcome.DEAD_LETTER);
    LedgerReport report = ledger.balance();
    assertThat(report.balances()).isTrue();
    assertThat(report.totalIn()).isEqualTo(3);
    assertThat(report.of("courier", Outcome.NEW)).isEqualTo(1);
    assertThat(report.total(Outcome.DEAD_LETTER)).isEqualTo(1);
  }

  @Test
  void aLossIsNotHiddenByADouble() {
    // Given two records in and two outcomes, both of the first
    arrive(0, "courier");
    arrive(1, "courier");
    become(0, Outcome.NEW);
    become(0, Outcome.NEAR_DUPLICATE);
    // When the balance is drawn, Then both faults are named
    LedgerReport report = ledger.balance();
    assertThat(report.balances()).isFalse();
    assertThat(report.missing()).containsOnlyKeys(new Position(0, 1));
    assertThat(report.doubled()).containsOnlyKeys(new Position(0, 0));
  }

  @Test
  void severalDeadLettersOfOneRecordCountOnce() {
    arrive(0, "courier");
    become(0, Outcome.DEAD_LETTER);
    become(0, Outcome.DEAD_LETTER);
    assertThat(ledger.balance().balances()).isTrue();
  }

  @Test
  void anOutcomeWhoseRecordHasGoneByRetentionIsLeftOut() {
    become(7, Outcome.NEW);
    assertThat(ledger.balance().balances()).isTrue();
    assertThat(ledger.balance().totalIn()).isZero();
  }

  @Test
  void anOutcomeWithoutOriginIsAFault() {
    ledger.becameWithoutOrigin();
    assertThat(ledger.balance().balances()).isFalse();
  }

  @Test
  void outcomesMayBeReadBeforeTheirRecords() {
    become(0, Outcome.NEW);
    arrive(0, "courier");
    assertThat(ledger.balance().balances()).isTrue();
  }

  @Test
  void allThatIsMissingIsCountedAndTheFirstOfItNamed() {
    // Given
    for (long offset = 0; offset < 1_000_000; offset++) {
      arrive(offset, offset % 2 == 0 ? "courier" : "ledger");
      if (offset % 4 == 0) {
        become(offset, Outcome.NEW);
      }
    }

    // When
    LedgerReport report = ledger.balance();

    // Then
    assertThat(report.missingInAll()).isEqualTo(750_000);
    assertThat(report.missing()).hasSize(LedgerReport.NAMED).containsKey(new Position(0, 1));
    assertThat(report.missingOf("courier")).isEqualTo(250_000);
    assertThat(report.missingOf("ledger")).isEqualTo(500_000);
  }

  @Test
  void anOriginThatNobodyCanHaveMeantTakesNoRoom() {
    become(Long.MAX_VALUE, Outcome.NEW);
    become(-1, Outcome.NEW);
    assertThat(ledger.balance().balances()).isTrue();
  }

  private void arrive(long offset, String source) {
    ledger.arrived(new Position(0, offset), source);
  }

  private void become(long offset, Outcome outcome) {
    ledger.became(new OutcomeHeaders(new Position(0, offset), "courier", outcome));
  }
}
