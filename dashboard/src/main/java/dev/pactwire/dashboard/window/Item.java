package dev.pactwire.dashboard.window;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.RelatedAcross;
import dev.pactwire.schemas.Relation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a record of one of the topics says. */
public sealed interface Item {
  /** About how many bytes of heap it takes. */
  int weight();

  /**
   * An article that is new or has changed.
   *
   * @param article as it is now
   * @param before the version that the window held until now
   */
  record Told(ClassifiedArticle article, Optional<ClassifiedArticle> before) implements Item {
    /** As it comes from the topic: what was there before is not known yet. */
    public Told(ClassifiedArticle article) {
      this(article, Optional.empty());
    }

    @Override
    public int weight() {
      return Weights.of(article) + before.map(Weights::of).orElse(0);
    }
  }

  /**
   * An article that tells nothing new.
   *
   * @param copy what is kept of it
   * @param original the article it repeats, where the window holds it
   */
  record Repeated(Copy copy, Optional<ClassifiedArticle> original) implements Item {
    /** As it comes from the topic: the original is not known yet. */
    public Repeated(Copy copy) {
      this(copy, Optional.empty());
    }

    @Override
    public int weight() {
      return Weights.of(copy);
    }
  }

  /** A record that could not be handled. */
  record Letter(DeadLetter letter) implements Item {
    @Override
    public int weight() {
      return Weights.of(letter);
    }
  }

  /** Something that deserves a look: that it began, or that it ended. */
  record Warning(Alert alert) implements Item {
    @Override
    public int weight() {
      return Weights.FIXED;
    }
  }

  /**
   * An article and those in other languages that seem to be about the same.
   *
   * @param relation as it comes from the topic
   * @param held those of them that the window holds, looked up anew whenever it is asked: articles
   *     may be read after what is said of them
   */
  record Related(Relation relation, Supplier<List<ClassifiedArticle>> held) implements Item {
    /** As it comes from the topic: no window holds it yet. */
    public Related(Relation relation) {
      this(relation, List::of);
    }

    /** The ids of all of them, the latest first, each once. */
    public List<String> members() {
      return Stream.concat(
              Stream.of(relation.getArticleId()),
              relation.getRelated().stream().map(RelatedAcross::getArticleId))
          .distinct()
          .toList();
    }

    @Override
    public int weight() {
      return Weights.of(relation);
    }
  }

  /** What a poll of a feed saw. */
  record Poll(FeedStatus status) implements Item {
    @Override
    public int weight() {
      return Weights.FIXED;
    }
  }
}
