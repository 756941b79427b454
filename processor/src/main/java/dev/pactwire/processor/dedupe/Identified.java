package dev.pactwire.processor.dedupe;

/** What a record about one article id is, and what is to be remembered of the id afterwards. */
public sealed interface Identified {

  /** The first version under this id. */
  record First(RevisionLog log) implements Identified {}

  /**
   * A changed version, or an article that is back after it was withdrawn.
   *
   * @param number its revision, from 2
   * @param isBack whether the article had been withdrawn
   */
  record Revision(int number, boolean isBack, RevisionLog log) implements Identified {}

  /**
   * A version that has been seen before; nothing changes.
   *
   * @param revision the revision that had this content
   */
  record SameArticle(int revision) implements Identified {}

  /**
   * The article is withdrawn.
   *
   * @param revision its latest revision
   */
  record Retraction(int revision, RevisionLog log) implements Identified {}

  /** A retraction that changes nothing: the article is not known, or is withdrawn already. */
  record VoidRetraction() implements Identified {}
}
