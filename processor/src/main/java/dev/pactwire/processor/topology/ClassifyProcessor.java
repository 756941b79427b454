package dev.pactwire.processor.topology;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.dedupe.Fingerprinter;
import dev.pactwire.processor.text.Tokens;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Candidate;
import dev.pactwire.schemas.ClassifiedArticle;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Gives an article its labels and its fingerprint. All heavy work is done here, in parallel, before
 * the articles of a language meet. Repetitions and retractions pass by: there is nothing to find.
 */
final class ClassifyProcessor implements FixedKeyProcessor<String, Arrival, Arrival> {

  private static final int TELLING_LENGTH = 200;
  private static final String UNDETERMINED = "und";
  private static final ByteBuffer NO_FINGERPRINT = ByteBuffer.allocate(0);

  private final Classifier classifier;
  private final Fingerprinter fingerprinter = new Fingerprinter();
  private FixedKeyProcessorContext<String, Arrival> context;

  private ClassifyProcessor(Classifier classifier) {
    this.classifier = classifier;
  }

  static FixedKeyProcessorSupplier<String, Arrival, Arrival> supplier(Classifier classifier) {
    return () -> new ClassifyProcessor(classifier);
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Arrival> context) {
    this.context = context;
  }

  @Override
  public void process(FixedKeyRecord<String, Arrival> record) {
    Arrival arrival = record.value();
    if (arrival.isRepeated()) {
      context.forward(record);
    } else {
      Candidate candidate = arrival.isRetraction() ? retraction(arrival) : classified(arrival);
      context.forward(record.withValue(arrival.with(Packed.of(candidate))));
    }
  }

  private Candidate classified(Arrival arrival) {
    Article article = arrival.article();
    Tokens words = Tokens.of(article.getText());
    ClassifiedArticle.Builder builder = builder(arrival);
    Labelling.write(
        classifier.classify(
            new Document(
                article.getTitle(),
                article.getText(),
                languageOf(article),
                article.getSourceCountry()),
            words),
        builder);
    String block = arrival.block().orElse(builder.getLanguage());
    byte[] fingerprint = fingerprinter.of(article.getTitle(), article.getText(), words).toBytes();
    return new Candidate(builder.build(), ByteBuffer.wrap(fingerprint), block);
  }

  /**
   * A declared language counts only where the text is too short to tell: what a feed declares is
   * often its software's default, and copies of one text must meet in one language block.
   */
  private static Optional<String> languageOf(Article article) {
    return article.getText().length() < TELLING_LENGTH ? article.getLanguage() : Optional.empty();
  }

  private static Candidate retraction(Arrival arrival) {
    String block = arrival.block().orElse(UNDETERMINED);
    ClassifiedArticle withdrawn =
        builder(arrival)
            .setLanguage(block)
            .setCountries(List.of())
            .setRegions(List.of())
            .setAlliances(List.of())
            .setTaxonomyVersion("")
            .build();
    return new Candidate(withdrawn, NO_FINGERPRINT, block);
  }

  private static ClassifiedArticle.Builder builder(Arrival arrival) {
    return ClassifiedArticle.newBuilder()
        .setChange(arrival.change())
        .setRevision(arrival.revision())
        .setArticle(arrival.article())
        .setClusterId(arrival.article().getArticleId())
        .setRelated(List.of())
        .setOrigin(arrival.origin());
  }
}
