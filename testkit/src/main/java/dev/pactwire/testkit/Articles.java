package dev.pactwire.testkit;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Retraction;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Incoming articles for tests. */
public final class Articles {

  /** When all of them were fetched. */
  public static final Instant FETCHED = Instant.parse("2026-11-02T08:00:00Z");

  private static final List<String> WORDS =
      List.of(
          ("harbour council minister report valley engine market winter border river school"
                  + " treaty budget station museum garden bridge tunnel forest island orchestra"
                  + " library festival railway ferry airport hospital union vote court reform tax"
                  + " energy water grain steel copper timber cotton coal wind solar storm flood"
                  + " drought harvest fishing tourism housing rent wages pension strike protest"
                  + " election coalition opposition speech debate committee inquiry verdict appeal"
                  + " sentence prison police rescue doctor nurse vaccine clinic study telescope")
              .split(" "));

  private Articles() {}

  /** A version of an article. */
  public static Article article(String id, String source, String title, String text) {
    return Article.newBuilder()
        .setArticleId(id)
        .setSource(source)
        .setTitle(title)
        .setText(text)
        .setUrl("https://" + source + ".example/" + id)
        .setFetchedAt(FETCHED)
        .build();
  }

  /** The withdrawal of an article. */
  public static Article retraction(String id, String source) {
    return Article.newBuilder(article(id, source, "", ""))
        .setRetraction(new Retraction("HTTP 410", FETCHED))
        .build();
  }

  /**
   * A text that shares nothing with that of another seed: words in random order, with names of its
   * own.
   */
  public static String text(long seed, int words) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(words * 9);
    for (int i = 0; i < words; i++) {
      if (i > 0) {
        text.append(i % 12 == 0 ? ". " : " ");
      }
      text.append(WORDS.get(random.nextInt(WORDS.size())));
      if (random.nextInt(8) == 0) {
        text.append(" Q").append(Long.toString(random.nextInt(100_000), 26));
      }
    }
    return text.append('.').toString();
  }
}
