package dev.pactwire.ingest.push;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the answers to requests with an idempotency key, for the most recent keys, so that a
 * producer that repeats a request gets the answer of the first and changes nothing. Safe for use by
 * several threads.
 */
final class RepeatedRequests {

  private static final int MOST = 50_000;

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

  private record Request(int hash, int length, Optional<PushIntake.Answer> answer) {}

  private final Map<String, Request> entries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Request> eldest) {
          return size() > MOST;
        }
      };

  synchronized Known begin(String key, byte[] body) {
    int hash = Arrays.hashCode(body);
    Request before = entries.putIfAbsent(key, new Request(hash, body.length, Optional.empty()));
    if (before == null) {
      return new Known.New();
    }
    if (before.hash() != hash || before.length() != body.length) {
      return new Known.OtherBody();
    }
    return before.answer().<Known>map(Known.Answered::new).orElseGet(Known.UnderWay::new);
  }

  /** Notes the answer; one that asks to come again is forgotten, so that coming again works. */
  synchronized void end(String key, byte[] body, PushIntake.Answer answer) {
    if (answer.status() >= 500) {
      entries.remove(key);
    } else {
      entries.put(key, new Request(Arrays.hashCode(body), body.length, Optional.of(answer)));
    }
  }
}
