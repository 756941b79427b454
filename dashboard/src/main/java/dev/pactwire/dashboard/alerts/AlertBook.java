package dev.pactwire.dashboard.alerts;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertAction;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.AlertNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in news.alerts and news.alert-notes: the last word under each key. Holds at most
 * {@value #MOST} alerts; beyond them those that ended first go, then those that began first. An
 * alert is muted as long as a note mutes its kind or what it is about, and the time of that note
 * has not come. Thread-safe.
 */
public final class AlertBook {

  /** Most alerts that are held. */
  public static final int MOST = 5_000;

  private static final int MOST_NOTES = 2 * MOST;

  private final Map<String, Alert> alerts = new HashMap<>();
  private final Map<String, AlertNote> notes = new HashMap<>();

  /** Enters an alert under its id; null takes it out. */
  public synchronized void alert(String id, Alert alert) {
    if (alert == null) {
      alerts.remove(id);
      return;
    }
    alerts.put(id, alert);
    if (alerts.size() > MOST) {
      alerts.values().stream()
          .min(
              Comparator.comparing((Alert a) -> a.getUntil().orElse(Instant.MAX))
                  .thenComparing(Alert::getSince))
          .ifPresent(first -> alerts.remove(first.getId()));
    }
  }

  /** Enters a note under its key; null takes it out. */
  public synchronized void note(String key, AlertNote note) {
    if (note == null) {
      notes.remove(key);
      return;
    }
    notes.put(key, note);
    if (notes.size() > MOST_NOTES) {
      notes.entrySet().stream()
          .min(Comparator.comparing(entry -> entry.getValue().getAt()))
          .ifPresent(first -> notes.remove(first.getKey()));
    }
  }

  /** All alerts: those that last first, then by their beginning, the latest first. */
  public synchronized List<AlertState> all(Instant now) {
    List<AlertState> all = new ArrayList<>();
    alerts.values().forEach(alert -> all.add(state(alert, now)));
    all.sort(
        Comparator.comparing((AlertState state) -> !state.isOpen())
            .thenComparing(state -> state.alert().getSince(), Comparator.reverseOrder())
            .thenComparing(state -> state.alert().getId()));
    return all;
  }

  /** How many last, are not muted, and nobody takes care of. */
  public synchronized long unattended(Instant now) {
    return alerts.values().stream().filter(alert -> state(alert, now).isUnattended()).count();
  }

  /** One alert. */
  public synchronized Optional<AlertState> find(String id, Instant now) {
    return Optional.ofNullable(alerts.get(id)).map(alert -> state(alert, now));
  }

  /** Why an alert, which need not be in the book, is sent to nobody. */
  public synchronized Optional<AlertNote> muted(Alert alert, Instant now) {
    return AlertNames.mutable(alert).stream()
        .map(target -> notes.get(AlertNames.muted(target)))
        .filter(note -> note != null && mutes(note, now))
        .max(Comparator.comparing(note -> note.getUntil().orElseThrow()));
  }

  /** What is muted at a time, the first to end first. */
  public synchronized List<AlertNote> mutes(Instant now) {
    return notes.values().stream()
        .filter(note -> mutes(note, now))
        .sorted(Comparator.comparing(note -> note.getUntil().orElseThrow()))
        .toList();
  }

  private AlertState state(Alert alert, Instant now) {
    return new AlertState(
        alert,
        Optional.ofNullable(notes.get(AlertNames.acknowledged(alert.getId()))),
        muted(alert, now));
  }

  private static boolean mutes(AlertNote note, Instant now) {
    return note.getAction() == AlertAction.MUTED
        && note.getUntil().filter(until -> until.isAfter(now)).isPresent();
  }
}
