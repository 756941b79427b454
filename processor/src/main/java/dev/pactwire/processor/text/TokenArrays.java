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
    reserve(1);
    starts[size] = start;
    ends[size] = end;
    hashes[size] = hash;
    flags[size] = (byte) flag;
    size++;
  }

  /** Makes room for a number of tokens. */
  void reserve(int count) {
    if (size + count > starts.length) {
      resize(size + count + (size >> 1) + 16);
    }
  }

  /** Adds a stretch of the tokens of others. */
  void addAll(TokenArrays others, int from, int to) {
    int count = to - from;
    if (size + count > starts.length) {
      resize(size + count);
    }
    System.arraycopy(others.starts, from, starts, size, count);
    System.arraycopy(others.ends, from, ends, size, count);
    System.arraycopy(others.hashes, from, hashes, size, count);
    System.arraycopy(others.flags, from, flags, size, count);
    size += count;
  }

  private void resize(int capacity) {
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
    flags = Arrays.copyOf(flags, capacity);
  }
}
