package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.WireFormat;
import dev.pactwire.testkit.Articles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that cannot be handled end as dead letters, with their bytes; the stream goes on. */
class DeadLettersTest {

  private static final String HUGE = "word ".repeat(900_000);

  @TempDir Path state;
  private TopologyRun run;

  @BeforeEach
  void start() {
    run = new TopologyRun(state, Parameters.defaults());
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  @Tag("fault-27")
  void bytesThatAreNoArticle() {
    // When rubbish comes between two articles
    run.send(Articles.article("a1", "courier", "One", Articles.text(1, 80)));
    byte[] rubbish = "rubbish\r\n".getBytes(StandardCharsets.UTF_8);
    run.send("a2", rubbish);
    run.send(Articles.article("a3", "courier", "Three", Articles.text(3, 80)));
    // Then it is kept as it was, with the reason, and the others pass
    TestRecord<byte[], byte[]> letter = onlyLetter();
    assertThat(letter.value()).isEqualTo(rubbish);
    assertThat(letter.key()).isEqualTo("a2".getBytes(StandardCharsets.UTF_8));
    assertThat(header(letter, DeadLetters.STAGE)).isEqualTo("deserialization");
    assertThat(header(letter, DeadLetters.MESSAGE))
        .isNotBlank()
        .doesNotContainPattern("\\p{Cntrl}");
    assertThat(OutcomeHeaders.read(letter.headers()))
        .contains(new OutcomeHeaders(new Position(0, 1), "", Outcome.DEAD_LETTER));
    assertThat(run.classified()).extracting(TestRecord::key).containsExactly("a1", "a3");
  }

  @Test
  void whateverARecordSentAgainBecomesSaysWhichLetterItWas() {
    // Given letters that were sent again, to become news, a repetition, a copy, and a letter
    Headers from = new RecordHeaders();
    OutcomeHeaders.set(from, OutcomeHeaders.RESENT, "0-17");
    OutcomeHeaders.set(from, OutcomeHeaders.ALLIANCES, "what a producer says");
    Article article = Articles.article("a1", "courier", "One", Articles.text(1, 80));
    Article copy = Articles.article("a2", "ledger", "Two", Articles.text(1, 80));
    for (Article each : List.of(article, article, copy)) {
      byte[] bytes = WireFormat.SINGLE_OBJECT.serde(Article.class).serializer().serialize("", each);
      run.send(each.getArticleId(), bytes, from);
    }
    run.send("a3", new byte[] {1}, from);

    // Then
    assertThat(OutcomeHeaders.resentFrom(run.onlyClassified().headers())).contains("0-17");
    assertThat(run.duplicates())
        .hasSize(2)
        .allSatisfy(each -> assertThat(OutcomeHeaders.resentFrom(each.headers())).contains("0-17"));
    assertThat(OutcomeHeaders.resentFrom(onlyLetter().headers())).contains("0-17");

    // And what makes no sense is dropped
    OutcomeHeaders.set(from, OutcomeHeaders.RESENT, "<script>");
    run.send("a3", new byte[] {1}, from);
    assertThat(onlyLetter().headers().lastHeader(OutcomeHeaders.RESENT)).isNull();
  }

  @Test
  @Tag("fault-27")
  void emptyValueTombstoneAndMissingKey() {
    run.send("a1", new byte[0]);
    run.send("a1", null);
    Article article = Articles.article("a1", "courier", "One", Articles.text(1, 80));
    byte[] bytes =
        WireFormat.SINGLE_OBJECT.serde(Article.class).serializer().serialize("", article);
    run.send(null, bytes);
    run.send("other", bytes);
    assertThat(run.deadLetters())
        .extracting(letter -> header(letter, DeadLetters.STAGE))
        .containsExactly("deserialization", "processing", "processing", "processing");
    assertThat(run.classified()).isEmpty();
  }

  @Test
  @Tag("fault-28")
  @Tag("fault-29")
  void anArticleTooLargeIsNotRememberedSoThatItsNextTryIsNews() {
    // Given an article whose outputs would not fit into a record
    int sent = run.send(Articles.article("a1", "courier", "Long", HUGE));
    TestRecord<byte[], byte[]> letter = onlyLetter();
    assertThat(header(letter, DeadLetters.STAGE)).isEqualTo("processing");
    assertThat(header(letter, DeadLetters.NODE)).isEqualTo("classify");
    assertThat(header(letter, DeadLetters.TRUNCATED)).isEqualTo(Integer.toString(sent));
    assertThat(letter.value()).hasSizeLessThan(sent);
    assertThat(OutcomeHeaders.read(letter.headers()))
        .contains(new OutcomeHeaders(new Position(0, 0), "courier", Outcome.DEAD_LETTER));
    // When it comes again, shorter
    run.send(Articles.article("a1", "courier", "Long", Articles.text(1, 80)));
    // Then it is new, not an update
    assertThat(run.onlyClassified().value().getChange()).isEqualTo(Change.NEW);
  }

  @Test
  @Tag("fault-29")
  void aKnownVersionThatHasGrownTooLargeInOtherFields() {
    // Given an article
    Article article = Articles.article("a1", "courier", "One", Articles.text(1, 80));
    run.send(article);
    // When the same version comes with tags that no record holds
    run.send(Article.newBuilder(article).setTags(List.of(HUGE)).build());
    // Then it is a dead letter and no duplicate
    assertThat(header(onlyLetter(), DeadLetters.NODE)).isEqualTo("repeat");
    assertThat(run.duplicates()).isEmpty();
  }

  @Test
  @Tag("fault-29")
  void aSourceTooLongForAHeader() {
    run.send(Articles.article("a1", "s".repeat(2_500_000), "Half", Articles.text(1, 80)));
    TestRecord<byte[], byte[]> letter = onlyLetter();
    assertThat(header(letter, DeadLetters.NODE)).isEqualTo("identify");
    assertThat(header(letter, OutcomeHeaders.SOURCE)).hasSize(OutcomeHeaders.LONGEST_SOURCE);
  }

  @Test
  void aDeclaredLanguageCountsWhereTheTextIsTooShortToTell() {
    Article article = Articles.article("a1", "courier", "NATO", "NATO ministers met in Brussels.");
    run.send(Article.newBuilder(article).setLanguage("en").build());
    assertThat(run.onlyClassified().value().getLanguage()).isEqualTo("en");
  }

  private TestRecord<byte[], byte[]> onlyLetter() {
    var letters = run.deadLetters();
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return OutcomeHeaders.text(letter.headers(), name).orElseThrow();
  }
}
