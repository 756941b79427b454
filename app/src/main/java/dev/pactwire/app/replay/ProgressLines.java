package dev.pactwire.app.replay;

import dev.pactwire.app.console.Progress;
import dev.pactwire.processor.replay.Replay;

/** Shows how far a replay is; not each record, which would cost more than the work. */
final class ProgressLines implements Replay.Listener {
  private static final long EVERY = 500;

  private final Progress progress;

  ProgressLines(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void merged(long records, long of) {
    if (records % EVERY == 1) {
      progress.stage("Merging: %d of %d records".formatted(records, of));
    }
  }

  @Override
  public void decided(long records, long of) {
    progress.stage("Deciding: %d of %d records".formatted(records, of));
  }
}
