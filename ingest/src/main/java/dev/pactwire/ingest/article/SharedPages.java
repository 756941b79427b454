package dev.pactwire.ingest.article;

import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.identity.CanonicalUrl;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which pages several entries of one document lead to: a list of news ({@code /news}), or places in
 * release notes ({@code /notes#November_20}). Such a page names none of the entries, and its text
 * is that of none. Entries share a page if their links are the same but for what identifies no
 * page, and they differ both in what they are called and in their titles: one article under two ids
 * has its page to itself, and so have two versions of one entry.
 */
public final class SharedPages {

  private final Set<String> shared = new HashSet<>();

  /** Looks at all entries of a document. */
  public SharedPages(List<Entry> entries) {
    Map<String, Set<String>> names = new HashMap<>();
    Map<String, Set<String>> titles = new HashMap<>();
    for (Entry entry : entries) {
      page(entry)
          .ifPresent(
              page -> {
                String title = title(entry);
                titles.computeIfAbsent(page, any -> new HashSet<>()).add(title);
                names
                    .computeIfAbsent(page, any -> new HashSet<>())
                    .add(entry.id().orElse(title).strip());
              });
    }
    names.keySet().stream()
        .filter(page -> names.get(page).size() > 1 && titles.get(page).size() > 1)
        .forEach(shared::add);
  }

  /** Whether no other entry of the document has the page that an entry links to. */
  public boolean isAlone(Entry entry) {
    return page(entry).filter(shared::contains).isEmpty();
  }

  private static Optional<String> page(Entry entry) {
    return entry.link().flatMap(CanonicalUrl::of).map(CanonicalUrl::value);
  }

  private static String title(Entry entry) {
    return entry.title().or(entry::summary).or(entry::content).orElse("").strip();
  }
}
