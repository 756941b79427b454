package dev.pactwire.app.path;

import dev.pactwire.app.path.Incoming.Kind;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.testkit.Articles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Records of which it is known beforehand what becomes of them, if the originals are through before
 * what follows them comes.
 */
final class Plan {

  private static final int ORIGINALS = 40;
  private static final List<String> LANGUAGES = List.of("en", "de", "fr");

  private final Random random = new Random(7);
  private final List<Article> articles = new ArrayList<>();
  private final List<Incoming> followUps = new ArrayList<>();

  Plan() {
    for (int i = 0; i < ORIGINALS; i++) {
      articles.add(original(i));
    }
    for (int i = 0; i < 5; i++) {
      Article before = articles.get(i);
      follow(
          Kind.UPDATE,
          Article.newBuilder(before).setText(before.getText() + " More was said later.").build());
    }
    follow(
        Kind.UPDATE,
        Article.newBuilder(articles.get(5)).setTitle("Corrected").setCorrection(true).build());
    articles.subList(6, 13).forEach(same -> follow(Kind.REPEAT, same));
    for (int i = 13; i < 21; i++) {
      follow(Kind.COPY, copy(i, "From our desk. " + articles.get(i).getText()));
    }
    for (int i = 21; i < 25; i++) {
      follow(Kind.COPY, copy(i, articles.get(i).getText()));
    }
    for (int i = 25; i < 28; i++) {
      follow(Kind.RETRACTION, Articles.retraction("o" + i, "courier"));
    }
    followUps.add(Incoming.raw("o28", "rubbish".getBytes(StandardCharsets.UTF_8)));
    followUps.add(Incoming.raw("o28", new byte[0]));
    followUps.add(Incoming.raw("o29", null));
    followUps.add(Incoming.keyed(Kind.UNUSABLE, "other", articles.get(30)));
    followUps.add(Incoming.keyed(Kind.UNUSABLE, null, articles.get(31)));
  }

  List<Incoming> originals() {
    return articles.stream().map(article -> Incoming.of(Kind.NEWS, article)).toList();
  }

  List<Incoming> followUps() {
    return followUps;
  }

  Map<Outcome, Long> outcomes() {
    return Map.of(
        Outcome.NEW, (long) ORIGINALS,
        Outcome.UPDATED, 5L,
        Outcome.CORRECTED, 1L,
        Outcome.SAME_ARTICLE, 7L,
        Outcome.NEAR_DUPLICATE, 8L,
        Outcome.EXACT_COPY, 4L,
        Outcome.RETRACTED, 3L,
        Outcome.DEAD_LETTER, 5L);
  }

  private void follow(Kind kind, Article article) {
    followUps.add(Incoming.of(kind, article));
  }

  private Article original(int i) {
    String language = LANGUAGES.get(i % LANGUAGES.size());
    return Articles.article(
        "o" + i, "courier", Wording.title(random, language), Wording.text(random, language));
  }

  private static Article copy(int i, String text) {
    return Articles.article("copy-" + i, "ledger", "Another headline " + i, text);
  }
}
