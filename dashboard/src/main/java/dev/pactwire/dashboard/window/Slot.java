package dev.pactwire.dashboard.window;

import java.util.Comparator;

/**
 * One partition of one topic.
 *
 * @param channel the topic
 * @param partition number of the partition
 */
public record Slot(Channel channel, int partition) implements Comparable<Slot> {
  private static final Comparator<Slot> ORDER =
      Comparator.comparing(Slot::channel).thenComparingInt(Slot::partition);

  @Override
  public int compareTo(Slot other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "" + channel.mark() + partition;
  }
}
