package dev.pactwire.processor.dedupe;

/** The keys under which an article stands in the {@link WindowIndex}. */
final class IndexKeys {

  private final Fingerprint text;
  private final int[] keys = new int[WindowIndex.BANDS];
  private final Sketch sketch = new Sketch();

  IndexKeys(Fingerprint text, String cluster) {
    this.text = text;
    if (text.isSigned()) {
      for (int band = 0; band < WindowIndex.SIGNATURE_BANDS; band++) {
        keys[band] = text.band(band);
        sketch.add(band, keys[band]);
      }
    }
    keys[WindowIndex.BODY] = (int) text.hashHigh();
    keys[WindowIndex.CLUSTER] = ofCluster(cluster);
  }

  static int ofCluster(String cluster) {
    return cluster.hashCode();
  }

  int key(int band) {
    return keys[band];
  }

  Sketch sketch() {
    return sketch;
  }

  boolean isSigned() {
    return text.isSigned();
  }

  int shingles() {
    return text.shingleCount();
  }
}
