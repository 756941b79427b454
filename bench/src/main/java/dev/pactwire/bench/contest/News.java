package dev.pactwire.bench.contest;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.run.NewsProcessor;

/** The processor itself, as it is shipped. */
public final class News implements Contender {

  private final Setting setting;
  private final Taxonomy taxonomy = Taxonomy.bundled();
  private final Classifier classifier = new Classifier(taxonomy, LanguageDetector.bundled());

  public News(Setting setting) {
    this.setting = setting;
  }

  @Override
  public String name() {
    return "news topology";
  }

  @Override
  public NewsProcessor start(String applicationId) {
    NewsProcessor processor =
        new NewsProcessor(setting.config(applicationId), taxonomy, classifier);
    processor.start();
    return processor;
  }
}
