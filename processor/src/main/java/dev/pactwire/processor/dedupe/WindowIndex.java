package dev.pactwire.processor.dedupe;

import java.util.ArrayList;
import java.util.List;

/**
 * The index on the heap: buckets of articles with an equal key, for {@value #BANDS} kinds of keys
 * at once. Kinds 0 to 63 are the bands of the signature (two components each), then the body's
 * hash, then the cluster.
 *
 * <p>Each article has one row of ints: the {@link Sketch} of its signature, its number of shingles
 * and its place in the window, then for every kind the previous article of the bucket and the key.
 * A bucket is a list from the latest article back. Since articles leave in the order in which they
 * came, a list never has to be repaired: it ends where it meets an article that has left. Rows lie
 * in pages that are dropped as a whole. Bucket heads are enlarged one kind at a time, so that no
 * single article pays for all of the growth.
 *
 * <p>Articles are addressed by the low 32 bits of their sequence number, which are compared by
 * difference and may wrap. About 0.8 KB an article. Not safe for use by several threads.
 */
final class WindowIndex {

  static final int SIGNATURE_BANDS = Fingerprint.COMPONENTS / 2;
  static final int BODY = SIGNATURE_BANDS;
  static final int CLUSTER = SIGNATURE_BANDS + 1;
  static final int BANDS = SIGNATURE_BANDS + 2;

  /** The end of a bucket; no sequence number whose low 32 bits are zero is ever given out. */
  static final int NONE = 0;

  private static final int PAGE_BITS = 9;
  private static final int PAGE_ROWS = 1 << PAGE_BITS;
  private static final int WEIGHT = Sketch.INTS;
  private static final int PLACED = WEIGHT + 1;
  private static final int LINKS = PLACED + 2;
  private static final int ROW = LINKS + 2 * BANDS;
  private static final int FEWEST_BUCKETS = 64;

  /** Articles for each bucket of a kind, when its heads have just been enlarged. */
  private static final double LEAST_LOAD = 1.4;

  /** The same, when they are enlarged next. */
  private static final double MOST_LOAD = 2.1;

  private final List<int[]> pages = new ArrayList<>();
  private final int[][] heads = new int[BANDS][FEWEST_BUCKETS];
  private long firstPage;
  private long oldest;
  private long newest = -1;

  /** Adds the next article. Its sequence number is above all others; numbers may be left out. */
  void add(long sequence, IndexKeys keys, long placed) {
    load(sequence, keys, placed);
    int row = (int) sequence;
    for (int band = keys.isSigned() ? 0 : BODY; band < BANDS; band++) {
      link(band, row);
    }
    enlarge((int) Long.remainderUnsigned(sequence, BANDS));
  }

  /** Adds an article in any order without linking it; {@link #relink} must follow. */
  void load(long sequence, IndexKeys keys, long placed) {
    ensurePage(sequence);
    oldest = newest < 0 ? sequence : Math.min(oldest, sequence);
    newest = Math.max(newest, sequence);
    int[] page = page(sequence);
    int at = offset((int) sequence);
    for (int band = 0; band < BANDS; band++) {
      page[at + LINKS + 2 * band] = NONE;
      page[at + LINKS + 2 * band + 1] = keys.key(band);
    }
    keys.sketch().copyTo(page, at);
    page[at + WEIGHT] = keys.isSigned() ? keys.shingles() + 1 : 1;
    page[at + PLACED] = (int) (placed >>> 32);
    page[at + PLACED + 1] = (int) placed;
  }

  /** Links all loaded articles. */
  void relink() {
    for (int band = 0; band < BANDS; band++) {
      relink(band);
    }
  }

  /**
   * The latest article of a bucket, or {@link #NONE}. The bucket may hold articles with other keys
   * too.
   */
  int latest(int band, int key) {
    return seek(band, key, head(band, key));
  }

  /**
   * The latest article of the bucket that a key falls into, whatever its own key and whether it is
   * still there.
   */
  int head(int band, int key) {
    return heads[band][bucket(band, key)];
  }

  /** From an article of a bucket on back, the first that has the key, or {@link #NONE}. */
  int seek(int band, int key, int from) {
    int row = from;
    while (isLive(row)) {
      int[] page = page(sequence(row));
      int at = offset(row) + LINKS + 2 * band;
      if (page[at + 1] == key) {
        return row;
      }
      row = page[at];
    }
    return NONE;
  }

  /** The article before {@code row} with the same key, or {@link #NONE}. */
  int earlier(int band, int key, int row) {
    int[] page = page(sequence(row));
    return seek(band, key, page[offset(row) + LINKS + 2 * band]);
  }

  /** Whether an article is still there; {@link #NONE} never is. */
  boolean isLive(int row) {
    return row != NONE && newest >= oldest && row - (int) oldest >= 0 && (int) newest - row >= 0;
  }

  /** The article before {@code row} in its bucket, whatever its key and whether still there. */
  int before(int row, int band) {
    return page(sequence(row))[offset(row) + LINKS + 2 * band];
  }

  /** The key of an article. */
  int key(int row, int band) {
    return page(sequence(row))[offset(row) + LINKS + 2 * band + 1];
  }

  /**
   * At least as much as {@link #equalComponents} answers, from a part of the row that is read much
   * faster.
   */
  int mostEqualComponents(int row, IndexKeys keys) {
    return keys.sketch().mostEqual(page(sequence(row)), offset(row));
  }

  /**
   * Number of signature components, of {@value Fingerprint#COMPONENTS}, that an article has in
   * common with the keys.
   */
  int equalComponents(int row, IndexKeys keys) {
    int[] page = page(sequence(row));
    int at = offset(row) + LINKS + 1;
    int equal = 0;
    for (int band = 0; band < SIGNATURE_BANDS; band++) {
      int difference = page[at + 2 * band] ^ keys.key(band);
      equal += ((difference & 0xFFFF) == 0 ? 1 : 0) + (difference >>> 16 == 0 ? 1 : 0);
    }
    return equal;
  }

  /** Distinct shingles of an article, zero if it is not signed. */
  int shingles(int row) {
    return page(sequence(row))[offset(row) + WEIGHT] - 1;
  }

  /** Where an article stands in the window. */
  long placed(int row) {
    int[] page = page(sequence(row));
    int at = offset(row) + PLACED;
    return ((long) page[at] << 32) | (page[at + 1] & 0xFFFF_FFFFL);
  }

  /** The sequence number that a row stands for. */
  long sequence(int row) {
    return newest - ((int) newest - row);
  }

  /** Number of articles between the oldest and the newest. */
  long size() {
    return newest < 0 ? 0 : newest - oldest + 1;
  }

  /**
   * Sequence number of the article that leaves next; there is one while {@link #size()} is above
   * zero.
   */
  long oldest() {
    return oldest;
  }

  /** Lets the oldest article go. */
  void removeOldest() {
    oldest++;
    while (!pages.isEmpty() && oldest >> PAGE_BITS > firstPage) {
      pages.remove(0);
      firstPage++;
    }
  }

  /** Articles for each bucket of a band, on average. */
  double load() {
    return (double) size() / heads[0].length;
  }

  /** Bytes on the heap, without the headers of a few objects. */
  long heapBytes() {
    long bytes = 4L * PAGE_ROWS * ROW * pages.size();
    for (int[] head : heads) {
      bytes += 4L * head.length;
    }
    return bytes;
  }

  private void link(int band, int row) {
    int[] page = page(sequence(row));
    int at = offset(row) + LINKS + 2 * band;
    int bucket = bucket(band, page[at + 1]);
    page[at] = heads[band][bucket];
    heads[band][bucket] = row;
  }

  private void enlarge(int band) {
    if (size() > MOST_LOAD * heads[band].length) {
      relink(band);
    }
  }

  private void relink(int band) {
    heads[band] = new int[(int) Math.max(FEWEST_BUCKETS, Math.min(size() / LEAST_LOAD, 1 << 29))];
    for (long sequence = oldest; sequence <= newest; sequence++) {
      int weight = page(sequence)[offset((int) sequence) + WEIGHT];
      if (weight > 1 || (weight == 1 && band >= BODY)) {
        link(band, (int) sequence);
      }
    }
  }

  private int bucket(int band, int key) {
    long spread = (key * 0x9E3779B97F4A7C15L) >>> 32;
    return (int) ((spread * heads[band].length) >>> 32);
  }

  private void ensurePage(long sequence) {
    long wanted = sequence >> PAGE_BITS;
    if (pages.isEmpty()) {
      firstPage = wanted;
      oldest = sequence;
    }
    while (wanted < firstPage) {
      pages.add(0, new int[PAGE_ROWS * ROW]);
      firstPage--;
    }
    while (wanted >= firstPage + pages.size()) {
      pages.add(new int[PAGE_ROWS * ROW]);
    }
  }

  private int[] page(long sequence) {
    return pages.get((int) ((sequence >> PAGE_BITS) - firstPage));
  }

  private static int offset(int row) {
    return (row & (PAGE_ROWS - 1)) * ROW;
  }
}
