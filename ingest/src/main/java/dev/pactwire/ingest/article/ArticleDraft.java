package dev.pactwire.ingest.article;

import dev.pactwire.ingest.identity.ArticleId;
import dev.pactwire.ingest.identity.CanonicalUrl;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Retraction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An article before it has its id: everything that is known about it.
 *
 * <p>Its id comes from its own link, or without one, or where an article with a GUID has no page of
 * its own ({@link OwnPage}), from source and GUID. What a page declares as canonical does not
 * enter: it is not there when the page cannot be fetched, and a copy may name another site's
 * article. It stands among the other addresses of the article.
 *
 * @param otherUrls further addresses that its page names for the same article
 */
public record ArticleDraft(
    String source,
    Optional<String> country,
    Optional<String> guid,
    Optional<String> url,
    Optional<String> title,
    Optional<String> summary,
    String text,
    Optional<String> language,
    List<String> authors,
    Optional<SourceTime> published,
    Optional<SourceTime> modified,
    Optional<String> section,
    List<String> tags,
    Optional<String> site,
    Optional<String> imageUrl,
    boolean correction,
    List<String> otherUrls) {

  /**
   * The most that an article's strings take in UTF-8, in bytes: half a record, so that there is
   * room for what is added on the way.
   */
  public static final int MAX_BYTES = 2 << 20;

  /**
   * The article, read at {@code fetchedAt}; empty if there is neither a title nor a text. What is
   * too long is cut, the text last, to what {@link #MAX_BYTES} leaves for it; links that are too
   * long are left out. The id is that of the uncut parts.
   */
  public Optional<Article> toArticle(Instant fetchedAt) {
    return title.filter(line -> !line.isBlank()).isEmpty() && text.isBlank()
        ? Optional.empty()
        : Optional.of(article(fetchedAt));
  }

  /**
   * That the article no longer holds, as noticed at a moment. It needs neither title nor text.
   *
   * @param reason why, for people
   */
  public Article toRetraction(String reason, Instant at) {
    return Article.newBuilder(article(at)).setRetraction(new Retraction(reason, at)).build();
  }

  private Article article(Instant fetchedAt) {
    Optional<CanonicalUrl> canonical =
        url.filter(link -> guid.isEmpty() || OwnPage.isAt(link)).flatMap(CanonicalUrl::of);
    ArticleId id = canonical.map(ArticleId::of).orElseGet(() -> ArticleId.of(source, name()));
    Article article =
        Article.newBuilder()
            .setArticleId(id.value())
            .setSource(Bounds.cut(source, Bounds.NAME))
            .setSourceCountry(Bounds.name(country))
            .setGuid(guid.map(name -> Bounds.cut(name, Bounds.LINK)).orElse(null))
            .setUrl(Bounds.link(url))
            .setCanonicalUrl(Bounds.link(canonical.map(CanonicalUrl::value)))
            .setTitle(Bounds.cut(title.orElse(""), Bounds.TITLE))
            .setSummary(summary.map(teaser -> Bounds.cut(teaser, Bounds.SUMMARY)).orElse(null))
            .setText("")
            .setLanguage(Bounds.name(language))
            .setAuthors(Bounds.names(authors))
            .setPublishedAt(published.map(SourceTime::instant).orElse(null))
            .setModifiedAt(modified.map(SourceTime::instant).orElse(null))
            .setFetchedAt(fetchedAt)
            .setSection(Bounds.name(section))
            .setTags(Bounds.names(tags))
            .setSite(Bounds.name(site))
            .setImageUrl(Bounds.link(imageUrl))
            .setCorrection(correction)
            .setOtherUrls(others(canonical))
            .build();
    int bytesLeft = MAX_BYTES - bytesBesideText(article);
    String body = Bounds.cutBytes(Bounds.cut(text, Bounds.TEXT), bytesLeft);
    return Article.newBuilder(article).setText(body).build();
  }

  /** In the form in which articles are known by their address, without its own. */
  private List<String> others(Optional<CanonicalUrl> own) {
    return otherUrls.stream()
        .flatMap(link -> CanonicalUrl.of(link).stream())
        .filter(link -> own.filter(link::equals).isEmpty())
        .map(CanonicalUrl::value)
        .filter(link -> link.length() <= Bounds.LINK)
        .distinct()
        .limit(Bounds.OTHERS)
        .toList();
  }

  private static int bytesBesideText(Article article) {
    Stream<String> single =
        Stream.of(
                Optional.of(article.getArticleId()),
                Optional.of(article.getSource()),
                article.getSourceCountry(),
                article.getGuid(),
                article.getUrl(),
                article.getCanonicalUrl(),
                Optional.of(article.getTitle()),
                article.getSummary(),
                article.getLanguage(),
                article.getSection(),
                article.getSite(),
                article.getImageUrl())
            .flatMap(Optional::stream);
    Stream<String> many =
        Stream.of(article.getAuthors(), article.getTags(), article.getOtherUrls())
            .flatMap(List::stream);
    return Stream.concat(single, many).mapToInt(Bounds::bytes).sum();
  }

  /**
   * What tells it from the others of its source: the GUID, else the link as it is, else the title.
   */
  private String name() {
    return guid.or(() -> url).or(() -> title.filter(line -> !line.isBlank())).orElse(text);
  }
}
