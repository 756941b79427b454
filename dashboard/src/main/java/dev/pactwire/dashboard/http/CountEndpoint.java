package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.alerts.AlertBook;
import dev.pactwire.dashboard.counts.BurstMarks;
import dev.pactwire.dashboard.counts.Latest;
import dev.pactwire.dashboard.counts.Tally;
import dev.pactwire.dashboard.counts.Timeline;
import dev.pactwire.dashboard.json.CountsJson;
import dev.pactwire.dashboard.tables.CountTable;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Filter;
import dev.pactwire.dashboard.window.Window;
import dev.pactwire.schemas.ClassifiedArticle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Figures: how many articles of the window bear each label, and the timelines of alliances. Where a
 * watch has counted anything in that time and nothing but alliances is asked for, timelines are its
 * counts, by time of publication; otherwise they are counted in the window, by arrival. Bursts are
 * those that the watch tells of; while it has been learning for less than a week, a simple rule
 * marks more.
 */
final class CountEndpoint implements Endpoint {
  private static final int OK = 200;
  private static final Duration SHORT = Duration.ofMinutes(5);
  private static final Duration LONG = Duration.ofHours(1);
  private static final int SHORT_SPANS = 144;
  private static final int LONG_SPANS = 72;
  private static final Duration LEARNING = Duration.ofDays(7);

  private final Window window;
  private final CountTable counts;
  private final AlertBook alerts;
  private final Clock clock;

  CountEndpoint(Window window, CountTable counts, AlertBook alerts, Clock clock) {
    this.window = window;
    this.counts = counts;
    this.alerts = alerts;
    this.clock = clock;
  }

  @Override
  public void answer(Call call) {
    Filter filter = Filters.of(call);
    List<ClassifiedArticle> articles =
        Latest.standing(window.entries(Set.of(Channel.ARTICLES)), filter);
    ObjectNode json = CountsJson.of(Tally.of(articles));
    json.set("minutes", timeline(articles, filter, SHORT, SHORT_SPANS));
    json.set("hours", timeline(articles, filter, LONG, LONG_SPANS));
    call.json(OK, json);
  }

  private ObjectNode timeline(
      List<ClassifiedArticle> articles, Filter filter, Duration span, int spans) {
    Instant now = clock.instant();
    Timeline told =
        Timeline.of(counts.series(Timeline.begin(now, span, spans), span, spans), now, span, spans)
            .of(filter.alliances());
    boolean watched = filter.wantsAlliancesOnly() && !told.counts().isEmpty();
    Timeline timeline = watched ? told : Timeline.of(articles, now, span, spans);
    BurstMarks marks =
        new BurstMarks(alerts.all(now), timeline, counts.since().compareTo(LEARNING) < 0);
    return CountsJson.of(timeline, marks::of).put("counted", watched ? "published" : "arrived");
  }
}
