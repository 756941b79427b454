package dev.pactwire.dashboard.window;

import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The window: the last events of each topic, bounded in number and bytes, with an index. One thread
 * writes, many read; everything is done under one lock, and nothing under it takes long.
 */
public final class Window {
  private static final int MOST_SENT_AGAIN = 10_000;

  private final Map<Channel, ChannelLog> logs = new EnumMap<>(Channel.class);
  private final SortedMap<Slot, Long> positions = new TreeMap<>();
  private final Index index = new Index();
  private final List<Consumer<Entry>> listeners = new ArrayList<>();
  private final Set<String> sentAgain = new LinkedHashSet<>();
  private long sequence;

  /** An empty window with these bounds for each topic. */
  public Window(Map<Channel, Bounds> bounds) {
    for (Channel channel : Channel.values()) {
      logs.put(channel, new ChannelLog(bounds.get(channel)));
    }
  }

  /** From now on tells {@code listener} of each event, under the lock. */
  public synchronized void listen(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /** Says where reading of a partition begins: what stood before is not known here. */
  public synchronized void beginsAt(Slot slot, long offset) {
    logs.get(slot.channel()).beginsAt(slot, offset);
    if (offset > 0) {
      // Otherwise a cursor would say of a partition with nothing new that all before is missed.
      positions.merge(slot, offset - 1, Math::max);
    }
  }

  /** Whether a record has been taken in, or passed over. */
  public synchronized boolean isKnown(Slot slot, long offset) {
    return offset <= positions.getOrDefault(slot, -1L);
  }

  /** Passes over a record that says nothing. */
  public synchronized void pass(Slot slot, long offset) {
    positions.merge(slot, offset, Math::max);
  }

  /** Takes in a record; one that was taken in before is left out. */
  public synchronized void append(Slot slot, long offset, Item item) {
    if (isKnown(slot, offset)) {
      return;
    }
    positions.put(slot, offset);
    Entry entry = new Entry(sequence++, slot, offset, Cursor.format(positions), completed(item));
    logs.get(slot.channel()).add(entry, index::remove);
    index.add(entry);
    listeners.forEach(listener -> listener.accept(entry));
  }

  private Item completed(Item item) {
    if (item instanceof Item.Told told) {
      return new Item.Told(
          told.article(), told(told.article().getArticle().getArticleId()).map(Item.Told::article));
    }
    if (item instanceof Item.Repeated repeated) {
      Copy copy = repeated.copy();
      return new Item.Repeated(
          copy, told(copy.duplicateOf()).or(() -> told(copy.clusterId())).map(Item.Told::article));
    }
    if (item instanceof Item.Related related) {
      return new Item.Related(related.relation(), () -> held(related.members()));
    }
    return item;
  }

  private synchronized List<ClassifiedArticle> held(List<String> ids) {
    return ids.stream().flatMap(id -> told(id).stream()).map(Item.Told::article).toList();
  }

  private Optional<Item.Told> told(String id) {
    return index.article(id).map(entry -> (Item.Told) entry.item());
  }

  /** Does something for which the window must not change meanwhile. */
  public synchronized <T> T undisturbed(Supplier<T> task) {
    return task.get();
  }

  /** The events of these topics, in the order in which they came. */
  public synchronized List<Entry> entries(Set<Channel> channels) {
    List<Entry> all = new ArrayList<>();
    channels.forEach(channel -> all.addAll(logs.get(channel).entries()));
    if (channels.size() > 1) {
      all.sort(Comparator.comparingLong(Entry::sequence));
    }
    return all;
  }

  /** What somebody has missed in these topics who has read up to {@code cursor}. */
  public synchronized Missed since(Cursor cursor, Set<Channel> channels) {
    if (cursor.offsets().entrySet().stream()
        .anyMatch(
            place ->
                channels.contains(place.getKey().channel())
                    && place.getValue() > positions.getOrDefault(place.getKey(), -1L))) {
      return new Missed.Lost("ahead");
    }
    if (channels.stream().anyMatch(channel -> logs.get(channel).isGone(cursor))) {
      return new Missed.Lost("gone");
    }
    List<Entry> missed = entries(channels);
    missed.removeIf(entry -> entry.offset() <= cursor.at(entry.slot()));
    return new Missed.Complete(cursor.of(channels), missed);
  }

  /** The sequence number that the next event will have. */
  public synchronized long next() {
    return sequence;
  }

  /** How far the window has read. */
  public synchronized Cursor position() {
    return new Cursor(positions);
  }

  /** The last event about an article. */
  public synchronized Optional<Entry> article(String id) {
    return index.article(id);
  }

  /** All events of a cluster. */
  public synchronized List<Entry> cluster(String id) {
    return index.cluster(id);
  }

  /** Members of all clusters. */
  public synchronized Collection<List<Entry>> clusters() {
    return index.clusters().values().stream().map(List::copyOf).toList();
  }

  /**
   * What is said of an article and those in other languages, whichever of them came first: the
   * newest {@value Index#MOST_RELATIONS}.
   */
  public synchronized List<Relation> relations(String id) {
    return index.relations(id);
  }

  /** A dead letter was sent again, by whomever. */
  public synchronized void sentAgain(String letter) {
    sentAgain.add(letter);
    if (sentAgain.size() > MOST_SENT_AGAIN) {
      sentAgain.remove(sentAgain.iterator().next());
    }
  }

  /** Whether a dead letter was sent again, as far as what came of it has been read here. */
  public synchronized boolean isSentAgain(String letter) {
    return sentAgain.contains(letter);
  }

  /** How each feed fares, by its id. */
  public synchronized List<FeedStatus> feeds() {
    return List.copyOf(index.feeds().values());
  }

  /** The dead letter at a place of news.dead-letters. */
  public synchronized Optional<DeadLetter> letter(int partition, long offset) {
    return logs.get(Channel.DEAD_LETTERS)
        .at(partition, offset)
        .map(entry -> ((Item.Letter) entry.item()).letter());
  }

  /** How many events of a topic are held. */
  public synchronized int size(Channel channel) {
    return logs.get(channel).entries().size();
  }

  /** About how many bytes of heap the events of a topic take. */
  public synchronized long bytes(Channel channel) {
    return logs.get(channel).bytes();
  }
}
