package dev.pactwire.app.operate;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.dashboard.topics.DeadLetterRecord;
import dev.pactwire.dashboard.window.DeadLetter;
import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.RecordLookup;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dead letters of running brokers. */
public final class DeadLetters {
  private static final Pattern ID = Pattern.compile("(\\d{1,6})-(\\d{1,18})");

  private final Map<String, Object> client;
  private final String topic;
  private final LongConsumer progress;

  public DeadLetters(Connection connection) {
    this(connection, read -> {});
  }

  /**
   * The same, for a person who waits.
   *
   * @param progress is told how many letters have been read, whether they are meant or not
   */
  public DeadLetters(Connection connection, LongConsumer progress) {
    this.client = connection.client();
    this.topic = connection.topics().deadLetters().name();
    this.progress = progress;
  }

  /**
   * Which letters are meant.
   *
   * @param span when they came in
   * @param source their feed or producer; empty: any
   * @param stage deserialization, processing or production; empty: any
   */
  public record Selection(Span span, Optional<String> source, Optional<String> stage)
      implements Predicate<DeadLetter> {
    @Override
    public boolean test(DeadLetter letter) {
      return source.map(letter.source()::equals).orElse(true)
          && stage.map(letter.stage()::equals).orElse(true);
    }
  }

  /**
   * The latest of the letters that are meant, oldest first, and how many there are in all.
   *
   * @param latest the last of them
   * @param inAll number of all
   */
  public record Listing<T>(List<T> latest, long inAll) {}

  /**
   * Lists the latest letters; only as many are held as are asked for.
   *
   * @param kept what is held of each: letters may be of megabytes
   */
  public <T> Listing<T> latest(Selection selection, int most, Function<DeadLetter, T> kept) {
    Deque<T> latest = new ArrayDeque<>();
    long[] inAll = {0};
    each(
        selection,
        letter -> {
          inAll[0]++;
          latest.addLast(kept.apply(letter));
          if (latest.size() > most) {
            latest.removeFirst();
          }
        });
    return new Listing<>(List.copyOf(latest), inAll[0]);
  }

  /** Hands out each letter that is meant, in their order. */
  public void each(Selection selection, Consumer<DeadLetter> reader) {
    long[] read = {0};
    try (LogReader log = new LogReader(client, List.of(topic), selection.span())) {
      log.readOn(
          record -> {
            DeadLetter letter = DeadLetterRecord.read(record);
            if (selection.test(letter)) {
              reader.accept(letter);
            }
            progress.accept(++read[0]);
          });
    }
  }

  /**
   * One letter by its id.
   *
   * @throws CommandFailure when there is none, or the id is none
   */
  public DeadLetter find(String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw CommandFailure.wrongUsage(
          "'%s' is no dead letter's id, which looks like 0-17; pactwire dlq list shows them."
              .formatted(id));
    }
    Position place =
        new Position(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    try (RecordLookup lookup = new RecordLookup(client, topic)) {
      return lookup
          .find(place)
          .map(DeadLetterRecord::read)
          .orElseThrow(
              () ->
                  CommandFailure.failed(
                      "There is no dead letter %s in %s; pactwire dlq list shows those there are."
                          .formatted(id, topic)));
    }
  }
}
