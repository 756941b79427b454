package dev.pactwire.ingest.extract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes statements apart: the value goes on, its origin is noted under the field's name. */
final class Provenance {

  private final Map<String, Origin> origins = new TreeMap<>();

  <T> Optional<T> note(String field, Optional<Stated<T>> statement) {
    statement.ifPresent(stated -> origins.put(field, stated.origin()));
    return statement.map(Stated::value);
  }

  <T> List<T> noteAll(String field, Optional<Stated<List<T>>> statement) {
    return note(field, statement).orElse(List.of());
  }

  Map<String, Origin> origins() {
    return origins;
  }
}
