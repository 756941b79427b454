package dev.pactwire.dashboard.window;

import java.util.ArrayList;
import java.util.List;

/** What somebody has missed who comes back with a cursor. */
public sealed interface Missed {

  /**
   * All of it is here, in order.
   *
   * @param from how far was read before, of these topics
   * @param entries what followed, as the window took it in
   */
  record Complete(Cursor from, List<Entry> entries) implements Missed {

    /**
     * What followed, with cursors that never fall behind what had been read before: a window that
     * was filled anew may hold the partitions in another order than the one in which they came to
     * somebody who goes on in the middle.
     */
    public List<Entry> goingOn() {
      List<Entry> all = new ArrayList<>(entries);
      for (int at = 0; at < all.size(); at++) {
        Cursor cursor = Cursor.parse(all.get(at).cursor()).orElse(Cursor.START);
        if (cursor.covers(from)) {
          // So do all later ones.
          return all;
        }
        all.set(at, all.get(at).withCursor(cursor.and(from).toString()));
      }
      return all;
    }
  }

  /**
   * Some of it is no longer here, or the cursor is from elsewhere.
   *
   * @param reason one word: {@code gone}, {@code ahead} or {@code unreadable}
   */
  record Lost(String reason) implements Missed {}
}
