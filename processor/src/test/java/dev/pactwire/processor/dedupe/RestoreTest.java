package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

class RestoreTest {

  @Property(tries = 40, seed = "20261122")
  void aRestoredFinderDecidesAsTheOneBeforeWhateverTheOrderOfTheEntries(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int before) {
    // Given
    Newsroom uninterrupted = new Newsroom();
    Newsroom stopped = new Newsroom();
    Random script = new Random(seed);
    Random same = new Random(seed);
    for (int i = 0; i < before; i++) {
      step(uninterrupted, script, i);
      step(stopped, same, i);
    }

    // When
    Newsroom restarted = new Newsroom(copyOf(stopped.store));
    List<SeenArticle> entries = new ArrayList<>(stopped.store.all());
    Collections.shuffle(entries, new Random(seed));
    restarted.finder.restore(entries.iterator());
    restarted.at(stopped.now());

    // Then
    for (int i = before; i < before + 100; i++) {
      assertThat(step(restarted, same, i)).isEqualTo(step(uninterrupted, script, i));
    }
    assertThat(restarted.store.all())
        .containsExactlyInAnyOrderElementsOf(uninterrupted.store.all());
  }

  @Example
  @Tag("fault-18")
  void underOtherParametersWhatIsRememberedIsStillKnown() {
    // Given articles that were judged with the usual parameters
    Newsroom before = new Newsroom();
    for (int i = 0; i < 50; i++) {
      before.after(Duration.ofMinutes(1)).publish("a" + i, body(i));
    }

    // When others take their place
    Parameters other =
        new Parameters(Duration.ofHours(48), 0.6, 0.3, 0.3, 80, 0.9, 6, 0.5, 0.5, 16, 6);
    DuplicateFinder after = new DuplicateFinder(other, before.store);
    after.restore(before.store.all().iterator());

    // Then no copy comes through as news
    for (int i = 0; i < 50; i++) {
      Fingerprint copy = new Fingerprinter().of("Another title", body(i));
      assertThat(after.judge("b" + i, copy, before.now()))
          .isInstanceOfSatisfying(
              Verdict.Duplicate.class, verdict -> assertThat(verdict.of()).startsWith("a"));
    }
  }

  /**
   * Mostly articles minutes apart, with copies, updates, retractions, silences of days and wrong
   * clocks.
   */
  private static Object step(Newsroom news, Random random, int number) {
    int what = random.nextInt(20);
    int whom = random.nextInt(Math.max(1, number));
    Duration wait = Duration.ofMinutes(random.nextInt(what == 0 ? 6_000 : 60));
    if (what == 1) {
      return news.finder.retract("a" + whom);
    }
    if (what == 2) {
      return news.publishOnceAt(
          news.now().plus(Duration.ofDays(random.nextInt(40_000))), "a" + number, body(number));
    }
    news.after(wait);
    if (what < 6) {
      return news.publish("a" + number, body(whom) + " " + Texts.of(number, 30));
    }
    if (what < 8) {
      return news.publish("a" + whom, 2, body(whom) + " " + Texts.of(number, 10));
    }
    return news.publish("a" + number, body(number));
  }

  private static String body(int number) {
    return Texts.of(1_000_000L + number, 80);
  }

  private static SeenInMemory copyOf(SeenInMemory store) {
    SeenInMemory copy = new SeenInMemory();
    store.all().forEach(article -> copy.put(SeenArticle.fromBytes(article.toBytes())));
    return copy;
  }
}
