package dev.pactwire.processor.topology;

import dev.pactwire.processor.dedupe.Identified;
import dev.pactwire.processor.dedupe.RevisionLog;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.DuplicateKind;
import dev.pactwire.schemas.Origin;
import java.util.Optional;

/**
 * An incoming record on its way through the first half of the topology, gathering what is found out
 * about it.
 *
 * @param incoming the version that came in
 * @param origin the record it came in
 * @param identified what it is among all records with its id
 * @param block language block of its earlier versions, if there are any
 * @param packed its labels and fingerprint, once it has been classified
 */
record Arrival(
    Incoming incoming,
    Origin origin,
    Identified identified,
    Optional<String> block,
    Optional<Packed> packed) {

  /** The version that came in. */
  Article article() {
    return incoming.article();
  }

  /** Whether this very version is known, so that nothing more is to be done. */
  boolean isRepeated() {
    return identified instanceof Identified.SameArticle;
  }

  /** Whether it withdraws the article. */
  boolean isRetraction() {
    return identified instanceof Identified.Retraction
        || identified instanceof Identified.VoidRetraction;
  }

  Arrival with(Packed found) {
    return new Arrival(incoming, origin, identified, block, Optional.of(found));
  }

  Change change() {
    if (isRetraction()) {
      return Change.RETRACTED;
    }
    if (identified instanceof Identified.First) {
      return Change.NEW;
    }
    return article().getCorrection() ? Change.CORRECTED : Change.UPDATED;
  }

  /** The revision it is, or repeats; 0 for the retraction of an article that is not known. */
  int revision() {
    if (identified instanceof Identified.Revision revision) {
      return revision.number();
    }
    if (identified instanceof Identified.SameArticle same) {
      return same.revision();
    }
    if (identified instanceof Identified.Retraction retraction) {
      return retraction.revision();
    }
    return identified instanceof Identified.First ? 1 : 0;
  }

  /** What is to be remembered of the id from now on; empty when nothing changes. */
  Optional<RevisionLog> log() {
    if (identified instanceof Identified.First first) {
      return Optional.of(first.log());
    }
    if (identified instanceof Identified.Revision revision) {
      return Optional.of(revision.log());
    }
    return identified instanceof Identified.Retraction retraction
        ? Optional.of(retraction.log())
        : Optional.empty();
  }

  /** The output for a version that is known. */
  Duplicate asDuplicate() {
    return Duplicate.newBuilder()
        .setKind(DuplicateKind.SAME_ARTICLE)
        .setDuplicateOf(article().getArticleId())
        .setSimilarity(1)
        .setClusterId(article().getArticleId())
        .setRevision(revision())
        .setArticle(article())
        .setLanguage(block.orElse("und"))
        .setOrigin(origin)
        .build();
  }
}
