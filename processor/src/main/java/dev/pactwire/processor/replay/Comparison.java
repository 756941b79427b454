package dev.pactwire.processor.replay;

import dev.pactwire.processor.replay.Difference.Counts;
import dev.pactwire.processor.replay.Difference.Example;
import dev.pactwire.processor.replay.Difference.Turn;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lays the fates of a replay beside those of the live flow, record by record. First all live fates
 * are entered, then those of the replay; of the latter nothing is kept.
 *
 * <p>Labels are compared where an article was told in both: an article that is new here and a copy
 * there differs in its verdict, not in its labels.
 */
public final class Comparison {

  private static final int EXAMPLES = 5;

  private final Map<Position, Fate> live = new HashMap<>();
  private final SortedMap<Turn, Long> verdicts = new TreeMap<>();
  private final SortedMap<LabelKey, Counts> labels = new TreeMap<>();
  private final List<Example> verdictExamples = new ArrayList<>();
  private final List<Example> labelExamples = new ArrayList<>();
  private long compared;
  private long sameVerdict;
  private long relabelled;
  private long onlyReplayed;

  /** Enters what became of a record live. */
  public void live(Position origin, Fate fate) {
    live.put(origin, fate);
  }

  /** Enters what became of a record in the replay. */
  public void replayed(Position origin, String title, Fate fate) {
    Fate before = live.remove(origin);
    if (before == null) {
      onlyReplayed++;
      return;
    }
    compared++;
    if (before.sameVerdict(fate)) {
      sameVerdict++;
    } else {
      verdicts.merge(new Turn(before.outcome(), fate.outcome()), 1L, Long::sum);
      example(verdictExamples, new Example(title, before, fate));
    }
    if (before.isTold() && fate.isTold()) {
      compareLabels(new Example(title, before, fate));
    }
  }

  /** What has come of it. */
  public Difference difference() {
    return new Difference(
        compared,
        sameVerdict,
        new TreeMap<>(verdicts),
        new TreeMap<>(labels),
        relabelled,
        onlyReplayed,
        live.size(),
        List.copyOf(verdictExamples),
        List.copyOf(labelExamples));
  }

  private void compareLabels(Example both) {
    TreeSet<LabelKey> all = new TreeSet<>(both.live().labels().keySet());
    all.addAll(both.replayed().labels().keySet());
    all.forEach(
        label ->
            labels.merge(
                label,
                counts(both.live().labels().get(label), both.replayed().labels().get(label)),
                Counts::plus));
    if (!both.live().labels().equals(both.replayed().labels())) {
      relabelled++;
      example(labelExamples, both);
    }
  }

  private static Counts counts(Boolean before, Boolean now) {
    if (before == null) {
      return new Counts(0, 1, 0, 0);
    }
    if (now == null) {
      return new Counts(0, 0, 1, 0);
    }
    return before.equals(now) ? new Counts(1, 0, 0, 0) : new Counts(0, 0, 0, 1);
  }

  private static void example(List<Example> examples, Example example) {
    if (examples.size() < EXAMPLES) {
      examples.add(example);
    }
  }
}
