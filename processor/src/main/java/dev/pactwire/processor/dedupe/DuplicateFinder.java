package dev.pactwire.processor.dedupe;

import dev.pactwire.processor.dedupe.Verdict.Duplicate;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/**
 * Decides for the articles of one language block, in their order, which repeat an earlier one.
 *
 * <p><b>The rule.</b> Texts are compared by their {@link Fingerprint}s.
 *
 * <ol>
 *   <li><b>Equal.</b> A text whose normalised body equals an earlier one is a duplicate of it
 *       ({@code EXACT}).
 *   <li><b>Candidates.</b> The earlier articles that share at least one of 64 pairs of signature
 *       components (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, ch. 3); in each bucket
 *       the latest {@code bucketCap}, so that boilerplate shared by many costs no more. Those whose
 *       containment, estimated from the signatures, reaches {@code prefilterContainment} are
 *       compared shingle by shingle, the best {@code verifyLimit} of them.
 *   <li><b>Alike.</b> Containment is the share of the smaller text's distinct shingles that the
 *       larger one has too, so that a shortened, extended or framed copy is still one. From {@code
 *       duplicateContainment} on two texts are alike; from four fifths of that, if they run
 *       parallel all along, as edited copies do. If one of them has fewer than {@code
 *       shortTextTokens} tokens, {@code shortTextContainment} is needed, or that they differ, token
 *       by token, in nothing but one word that is neither name nor number ({@link Correction});
 *       texts of less than twenty shingles are only ever equal.
 *   <li><b>Templates.</b> Alike texts are other issues of one form, not copies, if laid side by
 *       side
 *       <ul>
 *         <li>at least {@code templateTokens} tokens (in short texts one, or the first or last
 *             words) are replaced by others, and {@code templateDigitShare} of these are numbers
 *             replaced by numbers: weather, results, prices; in short texts also one negation more
 *             or less ({@link Negations}); or
 *         <li>at least eight tokens and 4 % of the text are replaced, and {@code templateFactShare}
 *             of these, and clearly more than chance would have it, are names or numbers replaced
 *             by such; or
 *         <li>their titles have the same words in the same order, but each a name or number that
 *             the other lacks, and the containment is below 0.95.
 *       </ul>
 *       Of a cluster, the member with most in common speaks for all: no edited copy of it hides a
 *       template. A text with more than twice as many issues of a template around it as copies
 *       needs {@code shortTextContainment}.
 *   <li><b>Quotations.</b> A short version of a text that is known in full does not speak for a
 *       much longer text: that must resemble the full one (containment of four fifths of {@code
 *       duplicateContainment}, no template). Two long texts that quote one passage are not copies
 *       of each other.
 *   <li><b>Choice.</b> What is left are copies ({@code NEAR}). The one with the highest containment
 *       decides, then the earliest. The text is a duplicate of the article that this one was a
 *       duplicate of, or of this one if it was fresh, and joins its cluster.
 *   <li><b>Related</b> are the compared articles with a containment of {@code relatedContainment}
 *       or more that are no copies.
 * </ol>
 *
 * <p>Numbers include words that stand for them and for dates ({@code seven}, {@code mars}), which
 * are equal if their values are; what is compared are texts without datelines and credits of
 * agencies: {@link Fingerprinter}.
 *
 * <p>Every judged article is remembered, duplicates too, for {@code window} after its arrival: a
 * copy that arrives exactly that much later is still a duplicate. Arrivals are taken as {@link
 * WindowClock} says. An article is never compared with other versions of its own id, nor with
 * copies of these, and an article that has been told is told on: its updates are fresh, whatever
 * they resemble. When an original is withdrawn, the next copy of it is fresh and goes on with its
 * cluster; later ones are duplicates of that.
 *
 * <p><b>Calls</b>, for each article in the order of its language block: {@link #judge}, then {@link
 * #remember} with the verdict, then {@link #expire}; {@link #retract} for a retraction. After a
 * restart, {@link #restore} comes first, and once. Decisions follow from these calls alone; the
 * port holds all state, so that a restored finder decides as the one before. Articles whose address
 * and content are both known must not come here: {@link Identity} finds those.
 *
 * <p>Not safe for use by several threads.
 */
public final class DuplicateFinder {

  private final Parameters parameters;
  private final SeenArticles seen;
  private final WindowIndex index = new WindowIndex();
  private final WindowClock clock;
  private final Withdrawals withdrawals;
  private final Effort effort = new Effort();
  private long lastSequence;

  /** A finder for live arrivals, which are doubted. */
  public DuplicateFinder(Parameters parameters, SeenArticles seen) {
    this(parameters, seen, Arrivals.DOUBTED);
  }

  /** A finder over what is remembered; {@link #restore} comes first if that is anything. */
  public DuplicateFinder(Parameters parameters, SeenArticles seen, Arrivals arrivals) {
    this.parameters = parameters;
    this.seen = seen;
    this.clock = new WindowClock(arrivals);
    this.withdrawals = new Withdrawals(index, seen);
  }

  /** Rebuilds what is derived from the remembered articles, which may come in any order. */
  public void restore(Iterator<SeenArticle> remembered) {
    RecentArrivals recent = new RecentArrivals();
    while (remembered.hasNext()) {
      SeenArticle article = remembered.next();
      IndexKeys keys = new IndexKeys(article.fingerprint(), article.cluster());
      index.load(article.sequence(), keys, article.placed().toEpochMilli());
      lastSequence = Math.max(lastSequence, article.sequence());
      recent.add(article);
      withdrawals.restore(article);
    }
    index.relink();
    recent.replayOn(clock);
  }

  /** Whether the text has been told before. Changes nothing. */
  public Verdict judge(String id, Fingerprint text, Instant arrival) {
    long place = clock.place(arrival.toEpochMilli());
    long horizon = place - parameters.window().toMillis();
    return new Search(parameters, seen, index, withdrawals, effort, id, text, horizon).run();
  }

  /**
   * What a text changes against the latest remembered version of its article. Asked before it is
   * remembered itself.
   *
   * @return empty if no version of the article is remembered that was told, or if too many copies
   *     have come since
   */
  public Optional<Edit> edit(String id, Fingerprint text) {
    return withdrawals.latest(id).map(before -> Edit.between(before, text));
  }

  /** Remembers an article with the verdict it got. */
  public SeenArticle remember(
      String id, int revision, Fingerprint text, Instant arrival, Verdict verdict) {
    Instant placed = Instant.ofEpochMilli(clock.place(arrival.toEpochMilli()));
    clock.observe(arrival.toEpochMilli());
    String original = verdict instanceof Duplicate duplicate ? duplicate.of() : id;
    Instant now = Instant.ofEpochMilli(clock.now());
    SeenArticle article =
        new SeenArticle(
            nextSequence(),
            id,
            revision,
            arrival,
            placed,
            now,
            original,
            verdict.cluster(),
            false,
            text);
    seen.put(article);
    index.add(article.sequence(), new IndexKeys(text, article.cluster()), placed.toEpochMilli());
    withdrawals.revoke(id);
    return article;
  }

  /**
   * Forgets articles that have left the window, the oldest first, at most {@code most}; answers how
   * many.
   */
  public int expire(int most) {
    long horizon = clock.now() - parameters.window().toMillis();
    int gone = 0;
    while (gone < most
        && index.size() > RecentArrivals.KEPT
        && index.placed((int) index.oldest()) < horizon) {
      forget(index.oldest());
      index.removeOldest();
      gone++;
    }
    return gone;
  }

  /**
   * Withdraws an article, so that a later copy of it is fresh.
   *
   * @return false if the article is not remembered or was a duplicate: then nothing changes
   */
  public boolean retract(String id) {
    return withdrawals.withdraw(id);
  }

  /** Number of articles in the window. */
  public long size() {
    return index.size();
  }

  /** Heap that the index takes, in bytes. */
  public long heapBytes() {
    return index.heapBytes();
  }

  /** How full the window is and what its use has cost. */
  public WindowFigures figures() {
    return effort.with(index);
  }

  private void forget(long sequence) {
    if (!withdrawals.isEmpty()) {
      seen.get(sequence)
          .filter(SeenArticle::isRetracted)
          .ifPresent(article -> withdrawals.forget(article.id()));
    }
    seen.remove(sequence);
  }

  private long nextSequence() {
    lastSequence++;
    if ((int) lastSequence == WindowIndex.NONE) {
      lastSequence++;
    }
    return lastSequence;
  }
}
