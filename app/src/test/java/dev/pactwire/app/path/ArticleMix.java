package dev.pactwire.app.path;

import dev.pactwire.app.path.Incoming.Kind;
import dev.pactwire.schemas.Article;
import dev.pactwire.testkit.Articles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Everything a day of news brings, in an order that a seed decides: news in three languages,
 * updates, known versions again, copies under other addresses, retractions, articles that come
 * back, and records that cannot be used. Later records mostly refer to recent ones, so that they
 * meet in one transaction or just miss it.
 */
final class ArticleMix {

  private static final List<String> LANGUAGES = List.of("en", "en", "de", "de", "fr");
  private static final List<String> SOURCES = List.of("courier", "ledger", "monitor", "kurier");
  private static final int RECENT = 40;

  private final Random random;
  private final List<Article> versions = new ArrayList<>();
  private final List<String> languages = new ArrayList<>();
  private int count;

  private ArticleMix(long seed) {
    this.random = new Random(seed);
  }

  static List<Incoming> of(long seed, int size) {
    ArticleMix mix = new ArticleMix(seed);
    List<Incoming> records = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      records.add(mix.next());
    }
    return records;
  }

  private Incoming next() {
    count++;
    int dice = random.nextInt(100);
    if (versions.isEmpty() || dice < 45) {
      return told(Kind.NEWS, fresh());
    }
    int earlier = recent();
    if (dice < 57) {
      return told(Kind.UPDATE, updated(earlier));
    } else if (dice < 72) {
      return Incoming.of(Kind.REPEAT, numbered(versions.get(earlier)));
    } else if (dice < 92) {
      return told(Kind.COPY, copied(earlier, dice < 84));
    } else if (dice < 96) {
      Article gone = versions.get(earlier);
      return Incoming.of(
          Kind.RETRACTION, numbered(Articles.retraction(gone.getArticleId(), gone.getSource())));
    } else if (dice < 97) {
      return Incoming.of(
          Kind.RETRACTION, numbered(Articles.retraction("ghost-" + count, "courier")));
    }
    return unusable(dice, versions.get(earlier));
  }

  private Incoming told(Kind kind, Article article) {
    versions.add(article);
    return Incoming.of(kind, article);
  }

  private Article fresh() {
    String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    languages.add(language);
    return numbered(
        Articles.article(
            "a" + count,
            source(),
            Wording.title(random, language),
            Wording.text(random, language)));
  }

  private Article updated(int earlier) {
    Article before = versions.get(earlier);
    String language = languages.get(earlier);
    languages.add(language);
    boolean rewritten = random.nextInt(4) == 0;
    String text =
        rewritten
            ? Wording.text(random, language)
            : before.getText() + " " + Wording.sentence(random, language);
    return Article.newBuilder(numbered(before))
        .setText(text)
        .setCorrection(random.nextInt(5) == 0)
        .build();
  }

  private Article copied(int earlier, boolean framed) {
    Article original = versions.get(earlier);
    String language = languages.get(earlier);
    languages.add(language);
    String text =
        framed ? Wording.sentence(random, language) + " " + original.getText() : original.getText();
    return numbered(Articles.article("c" + count, source(), Wording.title(random, language), text));
  }

  private Incoming unusable(int dice, Article earlier) {
    return switch (dice) {
      case 97 ->
          Incoming.raw(
              earlier.getArticleId(), ("rubbish " + count).getBytes(StandardCharsets.UTF_8));
      case 98 -> Incoming.raw(earlier.getArticleId(), null);
      default ->
          Incoming.keyed(
              Kind.UNUSABLE, random.nextBoolean() ? null : "other-" + count, numbered(earlier));
    };
  }

  /** The publisher's id of the entry tells the records of a test apart; it plays no other part. */
  private Article numbered(Article article) {
    return Article.newBuilder(article).setGuid("r" + count).build();
  }

  private int recent() {
    return Math.max(0, versions.size() - 1 - random.nextInt(RECENT));
  }

  private String source() {
    return SOURCES.get(random.nextInt(SOURCES.size()));
  }
}
