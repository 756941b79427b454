package dev.pactwire.processor.topology;

import dev.pactwire.processor.dedupe.Arrivals;
import dev.pactwire.processor.dedupe.DuplicateFinder;
import dev.pactwire.processor.dedupe.Edit;
import dev.pactwire.processor.dedupe.Fingerprint;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.dedupe.Verdict;
import dev.pactwire.processor.route.LanguageBlocks;
import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.Candidate;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.DuplicateKind;
import dev.pactwire.schemas.Lineage;
import dev.pactwire.schemas.RelatedArticle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Lets the {@link DuplicateFinder} of a language block decide about each article, in the order of
 * the block's partition. Arrival is the time of the record, never a clock on the wall, so that the
 * same log always leads to the same verdicts.
 */
final class DeduplicateProcessor implements Processor<String, Packed, String, Outcome> {

  static final String STORE = "seen-articles";

  /** Articles forgotten with each one that comes: more than one, so that a backlog shrinks. */
  private static final int FORGET_AT_ONCE = 8;

  private final Parameters parameters;
  private final WindowBoard board;
  private final Arrivals arrivals;
  private final String version;
  private ProcessorContext<String, Outcome> context;
  private List<DuplicateFinder> finders;
  private MemoryMark mark;

  private DeduplicateProcessor(Parameters parameters, WindowBoard board, Arrivals arrivals) {
    this.parameters = parameters;
    this.board = board;
    this.arrivals = arrivals;
    this.version = version(parameters);
  }

  /** What decided: the rule, its parameters, the table of language blocks. */
  static String version(Parameters parameters) {
    return "%s-blocks%d".formatted(parameters.version(), LanguageBlocks.VERSION);
  }

  /**
   * Makes the processors.
   *
   * @param board where they tell how full their windows are
   */
  static ProcessorSupplier<String, Packed, String, Outcome> supplier(
      Parameters parameters, WindowBoard board, Arrivals arrivals) {
    StoreBuilder<KeyValueStore<Long, byte[]>> store =
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.Long(), Serdes.ByteArray());
    return Step.of(() -> new DeduplicateProcessor(parameters, board, arrivals), store);
  }

  /** The store has been restored by now; the index on the heap is derived from it. */
  @Override
  public void init(ProcessorContext<String, Outcome> context) {
    this.context = context;
    KeyValueStore<Long, byte[]> store = context.getStateStore(STORE);
    mark = new MemoryMark(store, version);
    finders =
        IntStream.range(0, LanguageBlocks.count()).mapToObj(block -> finder(store, block)).toList();
    tell();
  }

  /**
   * A partition holds the block of its number; a replay, whose figures nobody asks, all of them.
   */
  private void tell() {
    int block = context.taskId().partition();
    board.tell(block, finders.get(block).figures());
  }

  @Override
  public void close() {
    board.clear(context.taskId().partition());
  }

  /** A partition holds one block; where all blocks share one, each still has its own finder. */
  private DuplicateFinder finder(KeyValueStore<Long, byte[]> store, int block) {
    StoredArticles seen = new StoredArticles(store, block);
    DuplicateFinder finder = new DuplicateFinder(parameters, seen, arrivals);
    seen.restore(finder);
    return finder;
  }

  @Override
  public void process(Record<String, Packed> record) {
    Candidate candidate = record.value().candidate();
    DuplicateFinder finder = finders.get(LanguageBlocks.of(candidate.getBlock()));
    Outcome outcome =
        candidate.getChange() == Change.RETRACTED
            ? retract(finder, record.key(), candidate)
            : judge(finder, record.key(), candidate, Instant.ofEpochMilli(record.timestamp()));
    finder.expire(FORGET_AT_ONCE);
    mark.write();
    tell();
    context.forward(record.withValue(outcome));
  }

  private static Outcome retract(DuplicateFinder finder, String id, Candidate candidate) {
    finder.retract(id);
    return new Outcome.Told(candidate, new Lineage(id, List.of(), null, ""));
  }

  private Outcome judge(DuplicateFinder finder, String id, Candidate candidate, Instant arrival) {
    Fingerprint fingerprint = Fingerprint.fromBytes(AvroBytes.copyOf(candidate.getFingerprint()));
    Verdict verdict = finder.judge(id, fingerprint, arrival);
    Optional<Edit> edit =
        candidate.getRevision() > 1 && verdict instanceof Verdict.Fresh
            ? finder.edit(id, fingerprint)
            : Optional.empty();
    finder.remember(id, candidate.getRevision(), fingerprint, arrival, verdict);
    return verdict instanceof Verdict.Duplicate duplicate
        ? new Outcome.Repeated(repetition(candidate, duplicate))
        : new Outcome.Told(
            candidate,
            new Lineage(
                verdict.cluster(),
                related(verdict),
                edit.map(DeduplicateProcessor::wire).orElse(null),
                version));
  }

  private Duplicate repetition(Candidate candidate, Verdict.Duplicate verdict) {
    ClassifiedArticle article = ClassifiedParts.read(AvroBytes.copyOf(candidate.getHead()));
    return Duplicate.newBuilder()
        .setKind(
            verdict.tier() == Verdict.Tier.EXACT
                ? DuplicateKind.EXACT_COPY
                : DuplicateKind.NEAR_DUPLICATE)
        .setDuplicateOf(verdict.of())
        .setSimilarity(verdict.similarity())
        .setClusterId(verdict.cluster())
        .setRevision(article.getRevision())
        .setArticle(article.getArticle())
        .setLanguage(article.getLanguage())
        .setOrigin(article.getOrigin())
        .setParameters(version)
        .build();
  }

  private static dev.pactwire.schemas.Edit wire(Edit edit) {
    return new dev.pactwire.schemas.Edit(
        edit.fromRevision(), edit.since(), edit.titleChanged(), edit.textShare());
  }

  private static List<RelatedArticle> related(Verdict verdict) {
    return verdict.related().stream()
        .map(earlier -> new RelatedArticle(earlier.id(), earlier.similarity()))
        .toList();
  }
}
