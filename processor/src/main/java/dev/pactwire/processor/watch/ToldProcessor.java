package dev.pactwire.processor.watch;

import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.Sighting;
import dev.pactwire.schemas.SubjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What counting needs to know of an article that was told. It happened when its publisher says it
 * was published, if that is not after its arrival, and otherwise then. A withdrawal is no news.
 */
final class ToldProcessor extends ContextualProcessor<String, ClassifiedArticle, String, Sighting> {

  private static final Set<Change> NEWS = EnumSet.of(Change.NEW, Change.UPDATED, Change.CORRECTED);

  @Override
  public void process(Record<String, ClassifiedArticle> record) {
    ClassifiedArticle told = record.value();
    if (told == null || !NEWS.contains(told.getChange())) {
      return;
    }
    Instant arrival = Instant.ofEpochMilli(record.timestamp());
    Instant published =
        told.getArticle().getPublishedAt().filter(at -> at.isBefore(arrival)).orElse(arrival);
    Sighting sighting =
        new Sighting(
            told.getArticle().getArticleId(),
            told.getClusterId(),
            told.getArticle().getSource(),
            told.getChange() == Change.NEW,
            published,
            labels(record.headers()));
    context()
        .forward(
            new Record<>(sighting.getSource(), sighting, record.timestamp(), new RecordHeaders()));
  }

  private static List<String> labels(Headers headers) {
    List<String> labels = new ArrayList<>();
    add(labels, SubjectKind.ALLIANCE, headers, OutcomeHeaders.ALLIANCES);
    add(labels, SubjectKind.REGION, headers, OutcomeHeaders.REGIONS);
    return labels;
  }

  private static void add(List<String> labels, SubjectKind kind, Headers headers, String name) {
    OutcomeHeaders.text(headers, name).stream()
        .flatMap(text -> java.util.Arrays.stream(text.split(",")))
        .filter(id -> !id.isBlank())
        .forEach(id -> labels.add(Subjects.of(kind, id)));
  }
}
