package dev.pactwire.schemas;

/**
 * Bounds on what Avro allocates while it reads. A record of a few bytes may claim a string of two
 * gigabytes; Avro believes the claim unless it is given limits, and takes them from system
 * properties only. They are set before the first decoder exists, unless the operator has set
 * others.
 */
final class AvroLimits {

  private static final int LONGEST_STRING_BYTES = 32 * 1024 * 1024;
  private static final int MOST_ITEMS = 200_000;

  private AvroLimits() {}

  static void install() {
    setIfAbsent("org.apache.avro.limits.bytes.maxLength", LONGEST_STRING_BYTES);
    setIfAbsent("org.apache.avro.limits.string.maxLength", LONGEST_STRING_BYTES);
    setIfAbsent("org.apache.avro.limits.collectionItems.maxLength", MOST_ITEMS);
  }

  private static void setIfAbsent(String key, int limit) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, Integer.toString(limit));
    }
  }
}
