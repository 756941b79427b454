package dev.pactwire.app.local;

import dev.pactwire.app.console.Console;
import dev.pactwire.ingest.run.IngestListener;
import dev.pactwire.ingest.run.PollReport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Says what polls bring: new articles, and a problem when it is a new one for that feed. */
public final class PollPrinter implements IngestListener {
  private final Console console;
  private final Map<String, String> problems = new ConcurrentHashMap<>();
  private final AtomicLong articles = new AtomicLong();

  public PollPrinter(Console console) {
    this.console = console;
  }

  @Override
  public void polled(PollReport report) {
    articles.addAndGet(report.published());
    if (report.published() > 0) {
      console.say(
          "%s: %d of %d entries published"
              .formatted(report.feed(), report.published(), report.entries()));
    }
    String problem = report.problem().orElse("");
    String before = problems.put(report.feed(), problem);
    if (!problem.isEmpty() && !problem.equals(before)) {
      console.complain(report.feed() + ": " + problem);
    }
  }

  /** Articles published so far. */
  public long articles() {
    return articles.get();
  }

  /** Whether every feed could be read when it was last polled. */
  public boolean allReadable() {
    return problems.values().stream().allMatch(String::isEmpty);
  }
}
