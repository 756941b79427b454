package dev.pactwire.ingest.push;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the answers to requests with an idempotency key, for the most recent keys, so that a
 * producer that repeats a request gets the answer of the first and changes nothing. Bounded in
 * number and in bytes; what is under way is never forgotten. Safe for use by several threads.
 */
final class RepeatedRequests {

  private static final int MOST = 50_000;
  private static final long MOST_BYTES = 32L << 20;
  private static final int OVERHEAD = 300;

  /** What a key means for a request. */
  sealed interface Known {
    /** Nobody has used it; the request is now under way. */
    record New() implements Known {}

    /** It has been answered. */
    record Answered(PushIntake.Answer answer) implements Known {}

    /** The first request is still under way. */
    record UnderWay() implements Known {}

    /** It belongs to another body. */
    record OtherBody() implements Known {}
  }

  private record Request(String digest, Optional<PushIntake.Answer> answer) {}

  private final Map<String, Request> entries = new LinkedHashMap<>();
  private final long mostBytes;
  private final KeptAnswers kept;
  private long bytes;

  RepeatedRequests(KeptAnswers kept) {
    this(kept, MOST_BYTES);
  }

  RepeatedRequests(KeptAnswers kept, long mostBytes) {
    this.kept = kept;
    this.mostBytes = mostBytes;
  }

  /** An answer of an earlier time, or of another instance. */
  synchronized void learn(KeptAnswers.Kept known) {
    Request before = entries.get(known.key());
    if (before != null && before.answer().isEmpty()) {
      return;
    }
    if (before != null) {
      bytes -= size(known.key(), before.answer());
    }
    Optional<PushIntake.Answer> answer =
        Optional.of(new PushIntake.Answer(known.status(), known.body()));
    entries.remove(known.key());
    entries.put(known.key(), new Request(known.digest(), answer));
    bytes += size(known.key(), answer);
    forgetEldest();
  }

  synchronized Known begin(String key, byte[] body) {
    String digest = digest(body);
    Request before = entries.putIfAbsent(key, new Request(digest, Optional.empty()));
    if (before == null) {
      bytes += size(key, Optional.empty());
      return new Known.New();
    }
    if (!before.digest().equals(digest)) {
      return new Known.OtherBody();
    }
    return before.answer().<Known>map(Known.Answered::new).orElseGet(Known.UnderWay::new);
  }

  /** Notes the answer; one that asks to come again is forgotten, so that coming again works. */
  void end(String key, byte[] body, PushIntake.Answer answer) {
    if (answer.status() < 500) {
      // Kept before the producer hears of it: from then on it may count on it.
      kept.keep(new KeptAnswers.Kept(key, digest(body), answer.status(), answer.body()));
    }
    note(key, body, answer);
  }

  private synchronized void note(String key, byte[] body, PushIntake.Answer answer) {
    entries.remove(key);
    bytes -= size(key, Optional.empty());
    if (answer.status() < 500) {
      entries.put(key, new Request(digest(body), Optional.of(answer)));
      bytes += size(key, Optional.of(answer));
      forgetEldest();
    }
  }

  private void forgetEldest() {
    Iterator<Map.Entry<String, Request>> eldest = entries.entrySet().iterator();
    while ((bytes > mostBytes || entries.size() > MOST) && eldest.hasNext()) {
      Map.Entry<String, Request> entry = eldest.next();
      if (entry.getValue().answer().isPresent()) {
        bytes -= size(entry.getKey(), entry.getValue().answer());
        eldest.remove();
      }
    }
  }

  /** What tells one body from another, even where somebody has taken pains to make them alike. */
  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** About what is held for a key. */
  private static long size(String key, Optional<PushIntake.Answer> answer) {
    return OVERHEAD
        + 2L * key.length()
        + answer.map(known -> 2L * known.body().length()).orElse(0L);
  }
}
