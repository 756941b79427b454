package dev.pactwire.processor.text;

import java.util.Arrays;

/** Growing parallel arrays of tokens: four plain arrays cost a fifth of an object per token. */
final class TokenArrays {

  int size;
  int[] starts;
  int[] ends;
  long[] hashes;
  byte[] flags;

  TokenArrays(int expected) {
    starts = new int[expected];
    ends = new int[expected];
    hashes = new long[expected];
    flags = new byte[expected];
  }

  void add(int start, int end, long hash, int flag) {
    if (size == starts.length) {
      grow();
    }
    starts[size] = start;
    ends[size] = end;
    hashes[size] = hash;
    flags[size] = (byte) flag;
    size++;
  }

  private void grow() {
    int capacity = size + (size >> 1) + 16;
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
    flags = Arrays.copyOf(flags, capacity);
  }
}
