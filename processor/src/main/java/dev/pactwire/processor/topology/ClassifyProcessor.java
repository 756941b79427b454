package dev.pactwire.processor.topology;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.dedupe.Fingerprinter;
import dev.pactwire.processor.relate.Traits;
import dev.pactwire.processor.text.Tokens;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Candidate;
import dev.pactwire.schemas.Labels;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Gives an article its labels and its fingerprint. All heavy work is done here, in parallel, before
 * the articles of a language meet. The classifier is asked for with each article: between two
 * articles there may be another taxonomy. Repetitions and retractions pass by: there is nothing to
 * find.
 */
final class ClassifyProcessor implements FixedKeyProcessor<String, Arrival, Arrival> {

  private static final int TELLING_LENGTH = 200;
  private static final String UNDETERMINED = "und";
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Supplier<Classifier> classifier;
  private final Fingerprinter fingerprinter = new Fingerprinter();
  private FixedKeyProcessorContext<String, Arrival> context;

  private ClassifyProcessor(Supplier<Classifier> classifier) {
    this.classifier = classifier;
  }

  static FixedKeyProcessorSupplier<String, Arrival, Arrival> supplier(
      Supplier<Classifier> classifier) {
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
    Labels labels =
        Labelling.of(
            classifier
                .get()
                .classify(
                    new Document(
                        article.getTitle(),
                        article.getText(),
                        languageOf(article),
                        article.getSourceCountry(),
                        article.getPublishedAt()),
                    words),
            arrival.origin());
    byte[] fingerprint = fingerprinter.of(article.getTitle(), article.getText(), words).toBytes();
    return candidate(arrival, labels, ByteBuffer.wrap(fingerprint), traits(article, words, labels));
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
    return candidate(arrival, Labelling.none(block, arrival.origin()), NOTHING, NOTHING);
  }

  private static ByteBuffer traits(Article article, Tokens words, Labels labels) {
    List<String> urls = new ArrayList<>();
    article.getCanonicalUrl().or(article::getUrl).ifPresent(urls::add);
    urls.addAll(article.getOtherUrls());
    return Traits.of(
            labels.getLanguage(),
            urls,
            article.getImageUrl(),
            article.getText(),
            words,
            Labelling.focus(labels.getCountries()))
        .map(traits -> ByteBuffer.wrap(traits.toBytes()))
        .orElse(NOTHING);
  }

  private static Candidate candidate(
      Arrival arrival, Labels labels, ByteBuffer fingerprint, ByteBuffer traits) {
    byte[] head = ClassifiedParts.head(arrival.revision(), arrival.incoming().encoded(), labels);
    return new Candidate(
        arrival.block().orElse(labels.getLanguage()),
        arrival.change(),
        arrival.revision(),
        Labelling.ids(labels.getRegions()),
        Labelling.ids(labels.getAlliances()),
        ByteBuffer.wrap(head),
        fingerprint,
        traits);
  }
}
