package dev.pactwire.ingest.run;

import dev.pactwire.ingest.article.EntryArticles;
import dev.pactwire.ingest.article.SharedPages;
import dev.pactwire.ingest.feed.Edition;
import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.identity.ContentHash;
import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the entries of one document are known by: their id, else their link, else their title. Where
 * several entries that say different things have the same, they are versions of one entry (RFC
 * 4287, 4.1.1), of which the latest counts, or the id is no id: then their content decides, each is
 * an entry of its own, and the id that they share names none of them.
 *
 * <p>They are versions if they lead to the same page, or to none, and have the same title; the
 * title may differ where each says when it was updated. Documents of wire services are the
 * exception: they number their versions, and each goes on.
 */
final class EntryNames {

  private final Set<String> shared;
  private final Map<String, Entry> latest = new HashMap<>();
  private final SharedPages pages;

  EntryNames(List<Entry> entries) {
    Map<String, List<Entry>> alike =
        entries.stream()
            .filter(entry -> entry.edition().isEmpty())
            .collect(Collectors.groupingBy(EntryNames::name));
    shared =
        alike.entrySet().stream()
            .filter(group -> group.getValue().size() > 1 && !areVersions(group.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    entries.stream()
        .filter(entry -> entry.edition().isEmpty())
        .forEach(entry -> latest.merge(of(entry), entry, EntryNames::later));
    pages = new SharedPages(entries.stream().map(this::identified).toList());
  }

  private static boolean areVersions(List<Entry> entries) {
    Entry first = entries.get(0);
    Optional<URI> page = EntryArticles.page(first);
    if (!entries.stream().allMatch(entry -> EntryArticles.page(entry).equals(page))) {
      return false;
    }
    boolean dated =
        entries.stream().map(Entry::updated).flatMap(Optional::stream).distinct().count()
            == entries.size();
    return entries.stream().allMatch(entry -> entry.title().equals(first.title()))
        || (dated && page.isPresent() && first.id().isPresent());
  }

  /** The one that was changed later; the first in the document, where nothing tells. */
  private static Entry later(Entry first, Entry second) {
    return changed(second).isAfter(changed(first)) ? second : first;
  }

  private static Instant changed(Entry entry) {
    return entry.updated().or(entry::published).map(SourceTime::instant).orElse(Instant.MIN);
  }

  /** What an entry of the document is known by. */
  String of(Entry entry) {
    String name = name(entry);
    return entry.edition().isEmpty() && shared.contains(name) ? name + "\n" + hash(entry) : name;
  }

  /** Whether the document holds no later version of an entry. */
  boolean isLatest(Entry entry) {
    return entry.edition().isPresent() || entry.equals(latest.get(of(entry)));
  }

  /** Whether the page that an identified entry links to is not that of others. */
  boolean hasOwnPage(Entry entry) {
    return pages.isAlone(entry);
  }

  /** An entry without an id that is not its own. */
  Entry identified(Entry entry) {
    return entry.edition().isPresent() || entry.id().filter(shared::contains).isEmpty()
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
