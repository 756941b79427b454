package dev.pactwire.processor.dedupe;

import dev.pactwire.processor.dedupe.Identified.First;
import dev.pactwire.processor.dedupe.Identified.Revision;
import dev.pactwire.processor.dedupe.Identified.SameArticle;
import dev.pactwire.processor.dedupe.Verdict.Duplicate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Deduplicates a stream of articles in one thread and in memory, with the decisions of the
 * topology: {@link Identity} first, then the {@link DuplicateFinder} of the language block.
 *
 * <p>Answers speak of articles by the labels of their lines, as in the contract of {@code pactwire
 * dedupe}.
 */
public final class StreamDeduplicator {

  private static final int EXPIRED_AT_ONCE = 256;

  /**
   * One line.
   *
   * @param label what the line calls itself; answers refer to it
   * @param articleId id made from the canonical URL; lines with the same one are versions of one
   *     article
   * @param block language block: only articles of one block are compared
   * @param title title, possibly empty
   * @param body body, possibly empty
   * @param arrival when it arrived; nothing moves the window if it is the same for all
   */
  public record Line(
      String label, String articleId, String block, String title, String body, Instant arrival) {}

  /** The verdicts of the contract. */
  public enum Kind {
    NEW,
    SAME_ARTICLE,
    UPDATED,
    NEAR_DUPLICATE
  }

  /**
   * The answer to a line.
   *
   * @param kind the verdict
   * @param of label of the line it repeats or updates; none if it is new
   * @param cluster label of the first line of its cluster
   * @param similarity containment, 0 to 1, of a repetition
   * @param edit what an update changed; none while it is still a copy of another article, and when
   *     the version before is not remembered
   */
  public record Answer(
      String label,
      Kind kind,
      Optional<String> of,
      String cluster,
      Optional<Double> similarity,
      Optional<Edit> edit) {}

  private record Judged(Verdict verdict, Optional<Edit> edit) {

    Optional<Double> similarity() {
      return verdict instanceof Duplicate duplicate
          ? Optional.of(duplicate.similarity())
          : Optional.empty();
    }
  }

  /**
   * What is known of an article id: its log, and the labels of its first line and of its cluster.
   */
  private record Known(RevisionLog log, String label, String cluster) {}

  private final Parameters parameters;
  private final Fingerprinter fingerprinter = new Fingerprinter();
  private final Map<String, Known> articles = new HashMap<>();
  private final Map<String, DuplicateFinder> finders = new HashMap<>();

  public StreamDeduplicator(Parameters parameters) {
    this.parameters = parameters;
  }

  /** Decides on the next line. */
  public Answer decide(Line line) {
    Known known = articles.get(line.articleId());
    Identified identified =
        Identity.arrived(
            Optional.ofNullable(known).map(Known::log), ContentHash.of(line.title(), line.body()));
    if (identified instanceof SameArticle) {
      return new Answer(
          line.label(),
          Kind.SAME_ARTICLE,
          Optional.of(known.label()),
          known.cluster(),
          Optional.of(1.0),
          Optional.empty());
    }
    if (identified instanceof Revision revision) {
      Judged judged = judge(line, revision.number());
      articles.put(line.articleId(), new Known(revision.log(), known.label(), known.cluster()));
      String of = known.label();
      return new Answer(
          line.label(),
          Kind.UPDATED,
          Optional.of(of),
          known.cluster(),
          judged.similarity(),
          judged.edit());
    }
    return first(line, ((First) identified).log());
  }

  private Answer first(Line line, RevisionLog log) {
    Judged judged = judge(line, 1);
    Optional<Known> original =
        judged.verdict() instanceof Duplicate duplicate
            ? Optional.ofNullable(articles.get(duplicate.of()))
            : Optional.empty();
    String cluster = original.map(Known::cluster).orElse(line.label());
    articles.put(line.articleId(), new Known(log, line.label(), cluster));
    return new Answer(
        line.label(),
        original.isPresent() ? Kind.NEAR_DUPLICATE : Kind.NEW,
        original.map(Known::label),
        cluster,
        judged.similarity(),
        Optional.empty());
  }

  private Judged judge(Line line, int revision) {
    DuplicateFinder finder =
        finders.computeIfAbsent(
            line.block(), block -> new DuplicateFinder(parameters, new SeenInMemory()));
    Fingerprint text = fingerprinter.of(line.title(), line.body());
    Verdict verdict = finder.judge(line.articleId(), text, line.arrival());
    Optional<Edit> edit =
        revision > 1 && verdict instanceof Verdict.Fresh
            ? finder.edit(line.articleId(), text)
            : Optional.empty();
    finder.remember(line.articleId(), revision, text, line.arrival(), verdict);
    finder.expire(EXPIRED_AT_ONCE);
    return new Judged(verdict, edit);
  }
}
