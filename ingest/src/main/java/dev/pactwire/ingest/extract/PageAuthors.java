package dev.pactwire.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The authors of a page: from its data, then from elements marked as author, then from a byline. A
 * page that gives its site, its publisher or a desk as author names a person elsewhere, or nobody;
 * what is found elsewhere then has to look like a person's name.
 */
final class PageAuthors {

  private static final String BY_NAME =
      "[class*=byline i], [class*=author i], [class*=autor i], [class*=auteur i], [class*=verfasser i], [class*=wrote i], [class*=reporter i], [class*=writer i], [id*=author i], [id*=byline i], address";
  private static final List<String> MARKED =
      List.of(
          "[itemprop=author] [itemprop=name]",
          "[itemprop=author], [property~=(?:schema:|^)author$]",
          "a[rel~=\\bauthor\\b]",
          ".author.vcard, .vcard .fn, .p-author, .byline .author, .author-name, .authorname, .author__name, .article-author, .post-author, .entry-author, .autor, .byline__name");

  private static final String LEADING =
      "a[href~=(?i)/(?:author|autor|autoren|autorin|auteurs?|autore|reporters?|journalists?|writers?|profil)/[^/]+]";
  private static final List<String> META =
      List.of(
          "author",
          "article:author",
          "article:author_name",
          "og:article:author",
          "dc.creator",
          "parsely-author",
          "sailthru.author",
          "dcterms.creator",
          "citation_author",
          "authors",
          "byl",
          "byline",
          "creator",
          "article.author",
          "cxenseparse:author",
          "rbauthors",
          "shareaholic:article_author_name",
          "vr:author");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:written by|geschrieben von|verfasst von|escrito por|écrit par|scritto da|door|skriven av|skrevet av|autor|author)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern IN_SCRIPT =
      Pattern.compile(
          "[\"'](?:authors?|author_?names?|page_?author|article_?author|autor)[\"']\\s*+[:=]\\s*+(?:\\[\\s*+)?[\"']([^\"'{}<>\\\\]{4,80})[\"']",
          Pattern.CASE_INSENSITIVE);
  private static final int MOST_PARTS = 9;
  private static final int LONGEST = 120;
  private static final int MOST_TRIED = 8;
  private static final int MOST_AUTHORS = 4;
  private static final int LONGEST_SCRIPTS = 400_000;
  private static final Set<Origin> WEAK =
      Set.of(Origin.NAMED, Origin.WORDS, Origin.SCRIPT, Origin.LINK);

  private PageAuthors() {}

  static Optional<Stated<List<String>>> of(
      Document document, Asides asides, Meta meta, JsonLd data, SiteNames site) {
    List<Stated<List<String>>> houses = new ArrayList<>();
    return answers(document, asides, meta, data)
        .filter(names -> isPerson(names, site, !houses.isEmpty()) || !houses.add(names))
        .findFirst()
        .or(() -> houses.stream().findFirst())
        .map(
            names ->
                isShort(names.value())
                    ? answers(document, asides, meta, data)
                        .filter(other -> isFuller(other.value(), names.value()))
                        .findFirst()
                        .orElse(names)
                    : names);
  }

  private static Stream<Stated<List<String>>> answers(
      Document document, Asides asides, Meta meta, JsonLd data) {
    return sources(document, asides, meta, data)
        .map(source -> new Stated<>(source.value().get(), source.origin()))
        .filter(names -> !names.value().isEmpty());
  }

  /** A first name or the name of an account: the page may give the whole name elsewhere. */
  private static boolean isShort(List<String> names) {
    return names.size() == 1 && names.get(0).indexOf(' ') < 0;
  }

  /** Whether a name begins with a first name, or has the letters of an account. */
  private static boolean isFuller(List<String> names, List<String> brief) {
    String account = letters(brief.get(0));
    return names.size() == 1
        && Bylines.isName(names.get(0))
        && (names.get(0).startsWith(brief.get(0) + " ") || letters(names.get(0)).equals(account));
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", "");
  }

  private static boolean isPerson(Stated<List<String>> names, SiteNames site, boolean sure) {
    boolean house =
        names.value().stream().anyMatch(name -> site.is(name) || AuthorNames.isHouse(name));
    boolean doubtful = sure && WEAK.contains(names.origin());
    return !house && (!doubtful || names.value().stream().allMatch(Bylines::isName));
  }

  /** From the surest to the least sure; each is only asked when those before it do not answer. */
  private static Stream<Stated<Supplier<List<String>>>> sources(
      Document document, Asides asides, Meta meta, JsonLd data) {
    List<Stated<Supplier<List<String>>>> sources = new ArrayList<>();
    add(sources, Origin.JSON_LD, () -> AuthorNames.cleaned(data.people("author")));
    for (String name : META) {
      add(sources, Origin.META, () -> AuthorNames.cleaned(meta.all(name)));
    }
    add(sources, Origin.META, () -> AuthorNames.cleaned(labelled(meta)));
    for (String selector : MARKED) {
      Origin origin = selector.startsWith(".") ? Origin.NAMED : Origin.MARKUP;
      add(sources, origin, () -> AuthorNames.cleaned(marked(document, asides, selector)));
    }
    add(sources, Origin.NAMED, () -> firstOf(texts(document, asides, BY_NAME)));
    add(sources, Origin.WORDS, () -> written(document, asides));
    add(sources, Origin.JSON_LD, () -> AuthorNames.cleaned(data.people("creator")));
    add(
        sources,
        Origin.WORDS,
        () ->
            TextLines.of(document, asides).stream()
                .map(Bylines::ofStamp)
                .filter(names -> !names.isEmpty())
                .findFirst()
                .map(AuthorNames::cleaned)
                .orElse(List.of()));
    add(sources, Origin.LINK, () -> firstOf(texts(document, asides, LEADING)));
    add(sources, Origin.SCRIPT, () -> inScripts(document));
    add(sources, Origin.LINK, () -> onlyOne(document));
    return sources.stream();
  }

  private static void add(
      List<Stated<Supplier<List<String>>>> sources, Origin origin, Supplier<List<String>> names) {
    sources.add(new Stated<>(names, origin));
  }

  /** Labels and data in pairs, as pages give them to a messenger. */
  private static List<String> labelled(Meta meta) {
    return Stream.of("1", "2")
        .filter(
            n ->
                meta.first("twitter:label" + n).filter(l -> LABEL.matcher(l).matches()).isPresent())
        .flatMap(n -> meta.all("twitter:data" + n).stream())
        .toList();
  }

  private static Stream<Element> elements(Document document, Asides asides, String selector) {
    return document.select(selector).stream()
        .filter(element -> !asides.contain(element))
        .filter(element -> ShortTexts.isShort(element, LONGEST));
  }

  /** The first, and those that stand with it. */
  private static List<String> marked(Document document, Asides asides, String selector) {
    List<Element> all = elements(document, asides, selector).limit(MOST_AUTHORS).toList();
    return all.stream().filter(element -> isNear(element, all.get(0))).map(Element::text).toList();
  }

  private static boolean isNear(Element element, Element first) {
    Element around = first;
    for (int level = 0; level < MOST_AUTHORS && around.hasParent(); level++) {
      around = around.parent();
    }
    for (Element at = element; at != null; at = at.parent()) {
      if (at.equals(around)) {
        return true;
      }
    }
    return false;
  }

  private static Stream<String> texts(Document document, Asides asides, String selector) {
    return elements(document, asides, selector).limit(MOST_TRIED).map(Element::text);
  }

  /** The first that is a name by its shape; else the first of all. */
  private static List<String> firstOf(Stream<String> texts) {
    List<List<String>> all =
        texts
            .map(text -> AuthorNames.cleaned(List.of(text)))
            .filter(names -> !names.isEmpty())
            .toList();
    return all.stream()
        .filter(names -> names.stream().allMatch(Bylines::isName))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .orElse(List.of());
  }

  /** A line of its own that begins as bylines do. */
  private static List<String> written(Document document, Asides asides) {
    return document.select("p, span, div, li, small, em, strong, b, i, h5, h6, td, font").stream()
        .filter(PageAuthors::isLine)
        .filter(element -> !Bylines.ofStamp(element.text()).isEmpty() && !asides.contain(element))
        .map(element -> AuthorNames.cleaned(Bylines.ofStamp(element.text())))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Text with few and plain elements in it; decided without looking into deep ones. */
  private static boolean isLine(Element element) {
    return element.childNodeSize() <= MOST_PARTS
        && element.children().stream().allMatch(child -> child.childrenSize() == 0)
        && element.ownText().length() <= LONGEST;
  }

  /** What a page tells its counters. */
  private static List<String> inScripts(Document document) {
    StringBuilder scripts = new StringBuilder();
    for (Element script : document.select("script")) {
      String data = script.data();
      int room = Math.min(data.length(), LONGEST_SCRIPTS - scripts.length());
      scripts.append(data, 0, room).append(room == data.length() ? "\n" : "");
      if (scripts.length() >= LONGEST_SCRIPTS) {
        break;
      }
    }
    return IN_SCRIPT
        .matcher(scripts)
        .results()
        .map(match -> AuthorNames.cleaned(List.of(match.group(1))))
        .filter(names -> !names.isEmpty() && names.stream().allMatch(Bylines::isName))
        .findFirst()
        .orElse(List.of());
  }

  /** Whom all links to an author name, wherever they stand. */
  private static List<String> onlyOne(Document document) {
    Set<String> names =
        document.select("a[rel~=\\bauthor\\b]").stream()
            .flatMap(link -> AuthorNames.cleaned(List.of(link.text())).stream())
            .filter(name -> !name.toLowerCase(Locale.ROOT).contains("google"))
            .collect(Collectors.toSet());
    return names.size() == 1 ? List.copyOf(names) : List.of();
  }
}
