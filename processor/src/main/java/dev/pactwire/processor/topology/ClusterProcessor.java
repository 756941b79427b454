package dev.pactwire.processor.topology;

import dev.pactwire.processor.route.Member;
import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.Cluster;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Keeps the account of each cluster and tells it on news.clusters, when an article joins it or the
 * one that speaks for it changes. Nothing is kept or told of clusters of one: what their article is
 * stands in the {@link RouteMemory}.
 *
 * <p>Later versions of a copy count no second time. A withdrawn article counts on, but speaks no
 * more; the next one that is told in its place does.
 */
final class ClusterProcessor implements Processor<String, Outcome, String, Routed> {

  static final String STORE = "clusters";

  private static final Serde<Cluster> STORED = WireFormat.SINGLE_OBJECT.serde(Cluster.class);

  private final Topics topics;
  private ProcessorContext<String, Routed> context;
  private TimestampedKeyValueStore<String, Cluster> clusters;
  private RouteMemory memory;

  private ClusterProcessor(Topics topics) {
    this.topics = topics;
  }

  static ProcessorSupplier<String, Outcome, String, Routed> supplier(
      Topics topics, StoreBuilder<?> routes) {
    StoreBuilder<TimestampedKeyValueStore<String, Cluster>> store =
        Stores.timestampedKeyValueStoreBuilder(
            Stores.persistentTimestampedKeyValueStore(STORE), Serdes.String(), STORED);
    return Step.of(() -> new ClusterProcessor(topics), store, routes);
  }

  @Override
  public void init(ProcessorContext<String, Routed> context) {
    this.context = context;
    this.clusters = context.getStateStore(STORE);
    this.memory = new RouteMemory(context.getStateStore(RouteMemory.STORE));
    Forgetting.schedule(context, clusters);
  }

  @Override
  public void process(Record<String, Outcome> record) {
    if (record.value() instanceof Outcome.Repeated repeated) {
      joined(record, repeated.duplicate());
    } else if (record.value() instanceof Outcome.Told told
        && told.candidate().getChange() != Change.NEW) {
      changed(record, told);
    } else if (record.value() instanceof Outcome.Told told
        && !told.lineage().getClusterId().equals(record.key())) {
      succeeded(record, told);
    }
  }

  /** A copy: of a cluster of one it makes one of two. */
  private void joined(Record<String, Outcome> record, Duplicate copy) {
    if (copy.getRevision() == 1) {
      Article article = copy.getArticle();
      Member member =
          new Member(
              article.getSource(),
              article.getCanonicalUrl().or(article::getUrl).orElse(""),
              article.getTitle(),
              arrival(record));
      remembered(copy.getClusterId(), record)
          .or(() -> begun(copy, record))
          .map(cluster -> ClusterGrowth.join(cluster, member, copy.getLanguage()))
          .ifPresent(cluster -> tell(record, cluster));
    }
  }

  /** The cluster of one that the copied article is. */
  private Optional<Cluster> begun(Duplicate copy, Record<String, Outcome> record) {
    return memory
        .of(copy.getDuplicateOf(), record.timestamp())
        .member()
        .map(
            first ->
                ClusterGrowth.begin(
                    copy.getClusterId(), copy.getDuplicateOf(), first, copy.getLanguage()));
  }

  /** An article that is told in the place of a withdrawn one. */
  private void succeeded(Record<String, Outcome> record, Outcome.Told told) {
    remembered(told.lineage().getClusterId(), record)
        .map(
            cluster ->
                ClusterGrowth.succeed(
                    cluster, record.key(), member(told, arrival(record)), cluster.getLanguage()))
        .ifPresent(cluster -> tell(record, cluster));
  }

  /** An update or a withdrawal concerns a cluster if the article speaks for it. */
  private void changed(Record<String, Outcome> record, Outcome.Told told) {
    remembered(told.lineage().getClusterId(), record)
        .filter(cluster -> ClusterGrowth.speaks(cluster, record.key()))
        .flatMap(
            cluster ->
                told.candidate().getChange() == Change.RETRACTED
                    ? Optional.of(ClusterGrowth.silence(cluster))
                    : ClusterGrowth.rename(cluster, member(told, cluster.getFirstSeen())))
        .ifPresent(cluster -> tell(record, cluster));
  }

  static Member member(Outcome.Told told, Instant since) {
    ArticleGlance glance = ArticleGlance.at(AvroBytes.copyOf(told.candidate().getHead()));
    return new Member(glance.source(), glance.url(), glance.title(), since);
  }

  private static Instant arrival(Record<String, Outcome> record) {
    return Instant.ofEpochMilli(record.timestamp());
  }

  private Optional<Cluster> remembered(String id, Record<String, Outcome> record) {
    return Forgetting.remembered(clusters.get(id), record.timestamp());
  }

  private void tell(Record<String, Outcome> record, Cluster cluster) {
    clusters.put(cluster.getClusterId(), ValueAndTimestamp.make(cluster, record.timestamp()));
    String topic = topics.clusters().name();
    context.forward(
        new Record<>(
            cluster.getClusterId(),
            new Routed(
                topic, topics.clusters().valueSerde().serializer().serialize(topic, cluster)),
            record.timestamp(),
            origin(record.headers())));
  }

  /** The record that changed the cluster; it is no outcome of it. */
  private static Headers origin(Headers headers) {
    Headers origin = new RecordHeaders();
    Header found = headers.lastHeader(OutcomeHeaders.ORIGIN);
    if (found != null) {
      origin.add(found);
    }
    return origin;
  }
}
