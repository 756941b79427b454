package dev.pactwire.dashboard.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The tokens that are known. Only their hashes are held, and comparing takes the same time always.
 */
public final class Tokens {
  /** The shortest token that is taken: shorter ones can be guessed. */
  public static final int SHORTEST = 16;

  private final List<byte[]> read;
  private final List<byte[]> operate;

  /**
   * These tokens.
   *
   * @throws IllegalArgumentException when one is shorter than {@value #SHORTEST} characters
   */
  public Tokens(Collection<String> read, Collection<String> operate) {
    this.read = hashes(read);
    this.operate = hashes(operate);
  }

  private static List<byte[]> hashes(Collection<String> tokens) {
    List<byte[]> hashes = new ArrayList<>();
    for (String token : tokens) {
      if (token.length() < SHORTEST) {
        throw new IllegalArgumentException(
            "A token of the dashboard has %d characters; it needs %d at least."
                .formatted(token.length(), SHORTEST));
      }
      hashes.add(hash(token));
    }
    return hashes;
  }

  /** Whether one is needed for seeing. */
  public boolean guardReading() {
    return !read.isEmpty();
  }

  /** Whether there is one for acting. */
  public boolean allowOperating() {
    return !operate.isEmpty();
  }

  /** What a token allows, if it is known. */
  public Optional<Scope> scopeOf(String token) {
    byte[] hash = hash(token);
    if (contains(operate, hash)) {
      return Optional.of(Scope.OPERATE);
    }
    return contains(read, hash) ? Optional.of(Scope.READ) : Optional.empty();
  }

  /** Which of the known tokens this is: what stands for it where it must not be written. */
  Optional<Integer> place(String token) {
    List<byte[]> all = new ArrayList<>(operate);
    all.addAll(read);
    int place = place(all, hash(token));
    return place < 0 ? Optional.empty() : Optional.of(place);
  }

  private static boolean contains(List<byte[]> hashes, byte[] hash) {
    return place(hashes, hash) >= 0;
  }

  private static int place(List<byte[]> hashes, byte[] hash) {
    int place = -1;
    for (int at = 0; at < hashes.size(); at++) {
      place = MessageDigest.isEqual(hashes.get(at), hash) ? at : place;
    }
    return place;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
