package dev.pactwire.bench.micro;

import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.route.Routes;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Evidence;
import dev.pactwire.schemas.EvidenceField;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.Role;
import dev.pactwire.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Records to bytes and back, and the way of an article to its topics. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WireBenchmark {

  private static final int COUNT = 512;

  private final Topics topics = new Topics();
  private final Serializer<Article> writer = topics.articles().valueSerde().serializer();
  private final Deserializer<Article> reader = topics.articles().valueSerde().deserializer();
  private final Serializer<ClassifiedArticle> outputs =
      topics.classified().valueSerde().serializer();
  private final byte[][] encoded = new byte[COUNT][];
  private final ClassifiedArticle[] classified = new ClassifiedArticle[COUNT];
  private int next;

  /** Encodes and classifies some articles. */
  @Setup
  public void prepare(Articles articles) {
    Classifier classifier = new Classifier(Taxonomy.bundled(), LanguageDetector.bundled());
    for (int i = 0; i < COUNT; i++) {
      Article article = articles.next();
      encoded[i] = writer.serialize("", article);
      classified[i] =
          labelled(
              article, classifier.classify(Document.of(article.getTitle(), article.getText())));
    }
  }

  /** An article to bytes. */
  @Benchmark
  public byte[] encodeArticle(Articles articles) {
    return writer.serialize("", articles.next());
  }

  /** Bytes to an article. */
  @Benchmark
  public Article decodeArticle() {
    return reader.deserialize("", encoded[turn()]);
  }

  /** Finds the destinations of an article with its labels, and makes all bytes that are written. */
  @Benchmark
  public void routeAndEncode(Blackhole sink) {
    ClassifiedArticle article = classified[turn()];
    Routes routes = Routes.of(ids(article.getRegions()), ids(article.getAlliances()));
    sink.consume(routes.toBytes());
    sink.consume(outputs.serialize("", article));
  }

  private int turn() {
    next = (next + 1) % COUNT;
    return next;
  }

  private static List<String> ids(List<Label> labels) {
    return labels.stream().map(Label::getId).toList();
  }

  private static ClassifiedArticle labelled(Article article, Classification found) {
    return ClassifiedArticle.newBuilder()
        .setChange(Change.NEW)
        .setRevision(1)
        .setArticle(article)
        .setLanguage(found.language())
        .setCountries(wire(found.countries()))
        .setRegions(wire(found.regions()))
        .setAlliances(wire(found.alliances()))
        .setTaxonomyVersion(found.taxonomyVersion())
        .setClusterId(article.getArticleId())
        .setOrigin(new Origin(0, 0L, Instant.EPOCH))
        .build();
  }

  private static List<Label> wire(List<dev.pactwire.processor.classify.Label> labels) {
    return labels.stream()
        .map(
            label ->
                new Label(
                    label.id(),
                    Role.valueOf(label.role().name()),
                    label.score(),
                    label.evidence().stream().map(WireBenchmark::wire).toList()))
        .toList();
  }

  private static Evidence wire(dev.pactwire.processor.classify.Evidence evidence) {
    return new Evidence(
        EvidenceField.valueOf(evidence.field().name()),
        evidence.start(),
        evidence.end(),
        evidence.text(),
        evidence.rule(),
        evidence.weight());
  }
}
