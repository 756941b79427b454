package dev.pactwire.processor.topology;

import dev.pactwire.processor.dedupe.WindowFigures;
import dev.pactwire.processor.route.LanguageBlocks;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Where the windows of this process tell how they are: for each language block that is worked on
 * here the latest figures. Thread-safe.
 */
public final class WindowBoard {

  private final AtomicReferenceArray<WindowFigures> windows =
      new AtomicReferenceArray<>(LanguageBlocks.count());

  /** The figures of a block; empty while another process works on it, or it is being restored. */
  public Optional<WindowFigures> of(int block) {
    return Optional.ofNullable(windows.get(block));
  }

  void tell(int block, WindowFigures figures) {
    windows.set(block, figures);
  }

  void clear(int block) {
    windows.set(block, null);
  }
}
