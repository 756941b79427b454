package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pactwire.processor.dedupe.Identified.First;
import dev.pactwire.processor.dedupe.Identified.Retraction;
import dev.pactwire.processor.dedupe.Identified.Revision;
import dev.pactwire.processor.dedupe.Identified.SameArticle;
import dev.pactwire.processor.dedupe.Identified.VoidRetraction;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityTest {

  private final ContentHash one = ContentHash.of("Title", "First text");
  private final ContentHash two = ContentHash.of("Title", "Second text");

  @Test
  void theFirstVersionIsRevisionOne() {
    assertThat(((First) Identity.arrived(Optional.empty(), one)).log().revision()).isEqualTo(1);
  }

  @Test
  void knownContentIsTheSameArticleAlsoWhenItIsAnOldRevision() {
    // Given
    RevisionLog log = after(after(Optional.empty(), one), two);

    // Then
    assertThat(Identity.arrived(Optional.of(log), two)).isEqualTo(new SameArticle(2));
    assertThat(Identity.arrived(Optional.of(log), one)).isEqualTo(new SameArticle(1));
  }

  @Test
  void changedContentIsTheNextRevision() {
    // Given
    RevisionLog log = after(Optional.empty(), one);

    // When
    Identified identified = Identity.arrived(Optional.of(log), two);

    // Then
    assertThat(identified).isInstanceOf(Revision.class);
    assertThat(((Revision) identified).number()).isEqualTo(2);
    assertThat(((Revision) identified).isBack()).isFalse();
  }

  @Test
  void aKnownArticleIsWithdrawnOnceAndAnUnknownOneNever() {
    // Given
    RevisionLog log = after(Optional.empty(), one);

    // When
    Retraction retraction = (Retraction) Identity.withdrawn(Optional.of(log));

    // Then
    assertThat(retraction.revision()).isEqualTo(1);
    assertThat(Identity.withdrawn(Optional.of(retraction.log()))).isEqualTo(new VoidRetraction());
    assertThat(Identity.withdrawn(Optional.empty())).isEqualTo(new VoidRetraction());
  }

  @Test
  void aWithdrawnArticleComesBackAsItsNextRevisionWithWhateverContent() {
    // Given
    RevisionLog log =
        ((Retraction) Identity.withdrawn(Optional.of(after(Optional.empty(), one)))).log();

    // When
    Revision revision = (Revision) Identity.arrived(Optional.of(log), one);

    // Then
    assertThat(revision.number()).isEqualTo(2);
    assertThat(revision.isBack()).isTrue();
    assertThat(revision.log().retracted()).isFalse();
    assertThat(Identity.arrived(Optional.of(revision.log()), one)).isEqualTo(new SameArticle(2));
  }

  @Test
  void whiteSpaceAndCompositionOfLettersAreNoChange() {
    // Given
    ContentHash plain = ContentHash.of("Zürich", "One two\nthree");

    // Then
    assertThat(ContentHash.of(" Zu\u0308rich\u00a0", "One  two\r\n\r\nthree ")).isEqualTo(plain);
    assertThat(ContentHash.of("Zürich", "One two, three")).isNotEqualTo(plain);
    assertThat(ContentHash.of("Zürich One", "two three")).isNotEqualTo(plain);
  }

  @Test
  void aLiveBlogKeepsItsLatestVersions() {
    // Given
    RevisionLog log = after(Optional.empty(), one);
    for (int i = 0; i < 200; i++) {
      log = after(log, ContentHash.of("Live", "Entry " + i));
    }

    // Then
    assertThat(log.revision()).isEqualTo(201);
    assertThat(log.versions()).hasSize(RevisionLog.MOST_VERSIONS);
    assertThat(RevisionLog.fromBytes(log.toBytes())).isEqualTo(log);
  }

  @Test
  void bytesThatAreNoLogAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevisionLog.fromBytes(new byte[] {1, 0, 0}))
        .withMessageContaining("cut short");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RevisionLog.fromBytes(new byte[] {7, 0, 0}))
        .withMessageContaining("format 7");
  }

  private static RevisionLog after(RevisionLog log, ContentHash content) {
    return after(Optional.of(log), content);
  }

  private static RevisionLog after(Optional<RevisionLog> log, ContentHash content) {
    Identified identified = Identity.arrived(log, content);
    return identified instanceof First first ? first.log() : ((Revision) identified).log();
  }
}
