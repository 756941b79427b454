package dev.pactwire.dashboard;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.DuplicateKind;
import dev.pactwire.schemas.Evidence;
import dev.pactwire.schemas.EvidenceField;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.Role;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Articles for tests. */
public final class Samples {
  /** When all of them come in, unless said otherwise. */
  public static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private Samples() {}

  /** An article about these alliances. */
  public static ClassifiedArticle article(String id, String... alliances) {
    return article(id, 1, Change.NEW, AT, alliances);
  }

  /** A version of an article about these alliances. */
  public static ClassifiedArticle article(
      String id, int revision, Change change, Instant at, String... alliances) {
    return ClassifiedArticle.newBuilder()
        .setChange(change)
        .setRevision(revision)
        .setArticle(plain(id, "wire-a"))
        .setLanguage("en")
        .setCountries(List.of(label("JP", Role.MENTION)))
        .setRegions(List.of(label("eastern-asia", Role.FOCUS)))
        .setAlliances(Stream.of(alliances).map(a -> label(a, Role.FOCUS)).toList())
        .setTaxonomyVersion("t1")
        .setClusterId(id)
        .setOrigin(new Origin(0, 0L, at))
        .build();
  }

  /** A copy of an article from another source. */
  public static Duplicate copy(String id, String of, String source) {
    return Duplicate.newBuilder()
        .setKind(DuplicateKind.NEAR_DUPLICATE)
        .setDuplicateOf(of)
        .setSimilarity(0.9)
        .setClusterId(of)
        .setRevision(1)
        .setArticle(plain(id, source))
        .setLanguage("en")
        .setOrigin(new Origin(0, 0L, AT))
        .build();
  }

  private static Article plain(String id, String source) {
    return Article.newBuilder()
        .setArticleId(id)
        .setSource(source)
        .setTitle("Allies meet " + id)
        .setText("NATO ministers met in Brussels on Monday. " + id)
        .setUrl("https://wire.example/" + id)
        .setFetchedAt(AT)
        .build();
  }

  /** A label with one piece of evidence. */
  public static Label label(String id, Role role) {
    Evidence evidence = new Evidence(EvidenceField.TEXT, 0, 4, "NATO", id + "/name", 2.0);
    return new Label(id, role, 0.9, List.of(evidence));
  }
}
