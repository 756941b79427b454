package dev.pactwire.dashboard.alerts;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertNote;
import java.util.Optional;

/**
 * An alert, and what people have said about it.
 *
 * @param alert as it was told last
 * @param acknowledged who takes care of it, if anybody
 * @param muted why and until when it is sent to nobody, if it is muted
 */
public record AlertState(Alert alert, Optional<AlertNote> acknowledged, Optional<AlertNote> muted) {

  /** Whether it lasts. */
  public boolean isOpen() {
    return alert.getUntil().isEmpty();
  }

  /** Whether somebody should look: it lasts, nobody takes care of it, and it is not muted. */
  public boolean isUnattended() {
    return isOpen() && acknowledged.isEmpty() && muted.isEmpty();
  }
}
