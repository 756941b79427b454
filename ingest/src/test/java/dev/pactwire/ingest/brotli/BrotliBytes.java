package dev.pactwire.ingest.brotli;

import java.util.HexFormat;

/** Documents packed with Brotli by another program, and such as no honest program writes. */
public final class BrotliBytes {

  /** What is packed in {@link #page()}. */
  public static final String PAGE =
      "<html><head><title>Packed</title></head><body><article><h1>Packed</h1><p>"
          + "A sentence that says something about the matter at hand. ".repeat(8)
          + "</p></article></body></html>";

  private BrotliBytes() {}

  /** A page as servers send it: codes, copies and words of the format's own dictionary. */
  public static byte[] page() {
    return HexFormat.of()
        .parseHex(
            "1b2c02e01d076eec0ea447b89c35084fd09c0e2b4383d3313e64797472c05a5f5f826116f0034b14"
                + "52e750545499279e3a643062cfb01042136b4ec72e05d485316d5b43e8346e80acd63c5b9480c46f"
                + "0803abfc93b4e5e9aa99dcddb6");
  }

  /**
   * 64 MiB of the letter a, window of 16 MiB: four times one letter and a single copy of all the
   * rest, from one byte back.
   */
  public static byte[] bomb() {
    return HexFormat.of()
        .parseHex(
            "cfffff7f0020c2e2b18072effff1ffff1f0088b0782ca0dcfb7ffcffff0700222c1e0b28f7fe1fff"
                + "ffff0180088bc702cabdff37");
  }
}
