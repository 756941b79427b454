package dev.pactwire.dashboard.window;

/**
 * An event: a record in its place.
 *
 * @param sequence counts the events of this window; only for telling them apart and ordering them
 * @param slot topic and partition it stands in
 * @param offset its offset there
 * @param cursor how far somebody has read who has read everything up to and with this event
 * @param item what it says
 */
public record Entry(long sequence, Slot slot, long offset, String cursor, Item item) {
  /** The same for somebody who had read more of some partitions before. */
  Entry withCursor(String other) {
    return new Entry(sequence, slot, offset, other, item);
  }
}
