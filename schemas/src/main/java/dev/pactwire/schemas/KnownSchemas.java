package dev.pactwire.schemas;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * What a registry said, remembered. An id names one schema for ever, so what was found once is
 * never asked again and outlives an outage of the registry.
 */
final class KnownSchemas {

  private final ConfluentRegistry registry;
  private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();
  private final Map<Registered, Integer> ids = new ConcurrentHashMap<>();

  private record Registered(String subject, Schema schema) {}

  KnownSchemas(ConfluentRegistry registry) {
    this.registry = registry;
  }

  /** The schema with this id; throws as {@link ConfluentRegistry#schema} does. */
  Schema schema(int id) {
    Schema known = byId.get(id);
    if (known == null) {
      known = registry.schema(id);
      byId.put(id, known);
    }
    return known;
  }

  /** The schema's id under this subject; throws as {@link ConfluentRegistry#id} does. */
  int id(String subject, Schema schema) {
    Registered key = new Registered(subject, schema);
    Integer known = ids.get(key);
    if (known == null) {
      known = registry.id(subject, schema);
      ids.put(key, known);
    }
    return known;
  }
}
