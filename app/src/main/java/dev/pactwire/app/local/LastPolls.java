package dev.pactwire.app.local;

import dev.pactwire.app.report.Account.Failure;
import dev.pactwire.ingest.run.IngestListener;
import dev.pactwire.ingest.run.PollReport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers how each feed fared when it was last polled. */
public final class LastPolls implements IngestListener {
  private final Map<String, PollReport> polls = new ConcurrentHashMap<>();

  @Override
  public void polled(PollReport report) {
    polls.put(report.feed(), report);
  }

  /** How many feeds have been polled. */
  public int feeds() {
    return polls.size();
  }

  /** The feeds that could not be read, by their ids. */
  public List<Failure> failures() {
    return polls.values().stream()
        .filter(report -> report.problem().isPresent())
        .map(report -> new Failure(report.feed(), report.problem().get()))
        .sorted((a, b) -> a.what().compareTo(b.what()))
        .toList();
  }
}
