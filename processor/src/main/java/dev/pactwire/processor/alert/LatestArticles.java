package dev.pactwire.processor.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The last articles that arrived, and the windows in which they were published. */
final class LatestArticles {

  private static final int MOST = 10;

  private final List<Long> windows = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  void add(long window, String id) {
    windows.add(window);
    ids.add(id);
    if (ids.size() > MOST) {
      windows.remove(0);
      ids.remove(0);
    }
  }

  /** Those published in or after a window, in the order of their arrival. */
  List<String> from(long first) {
    List<String> its = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (windows.get(i) >= first) {
        its.add(ids.get(i));
      }
    }
    return its;
  }

  void writeTo(DataOutput out) throws IOException {
    Strings.write(out, ids);
    for (long window : windows) {
      out.writeLong(window);
    }
  }

  static LatestArticles readFrom(DataInput in) throws IOException {
    LatestArticles latest = new LatestArticles();
    latest.ids.addAll(Strings.read(in));
    for (int i = 0; i < latest.ids.size(); i++) {
      latest.windows.add(in.readLong());
    }
    return latest;
  }
}
