package dev.pactwire.ingest.run;

import dev.pactwire.ingest.feed.Edition;
import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.identity.ContentHash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the entries of one document are known by: their id, else their link, else their title. Where
 * several entries that say different things have the same, their content decides: each is an entry
 * of its own, and the id that they share names none of them. Documents of wire services are the
 * exception, as they may hold two versions of one item.
 */
final class EntryNames {

  private final Map<String, Long> hashes = new HashMap<>();
  private final Set<String> shared = new HashSet<>();

  EntryNames(List<Entry> entries) {
    for (Entry entry : entries) {
      long hash = hash(entry);
      Long other = hashes.putIfAbsent(name(entry), hash);
      if (other != null && other != hash && entry.edition().isEmpty()) {
        shared.add(name(entry));
      }
    }
  }

  /** What an entry of the document is known by. */
  String of(Entry entry) {
    String name = name(entry);
    return shared.contains(name) ? name + "\n" + hash(entry) : name;
  }

  /** An entry without an id that is not its own. */
  Entry identified(Entry entry) {
    return entry.id().filter(shared::contains).isEmpty()
        ? entry
        : new Entry(
            Optional.empty(),
            entry.link(),
            entry.title(),
            entry.summary(),
            entry.content(),
            entry.authors(),
            entry.published(),
            entry.updated(),
            entry.categories(),
            entry.enclosures(),
            entry.language(),
            entry.edition());
  }

  private static String name(Entry entry) {
    return entry.id().or(entry::link).or(entry::title).orElse("");
  }

  /** A mark of what an entry says. */
  static long hash(Entry entry) {
    return ContentHash.of(
        List.of(
            entry.title().orElse(""),
            entry.summary().orElse(""),
            entry.content().orElse(""),
            entry.link().orElse(""),
            entry.edition().flatMap(Edition::withdrawn).orElse(""),
            entry.edition().filter(Edition::correction).map(any -> "correction").orElse("")));
  }
}
