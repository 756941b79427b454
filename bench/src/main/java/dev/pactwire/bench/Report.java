package dev.pactwire.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Puts a result into words, and into a file. */
final class Report {

  private Report() {}

  /** A page in Markdown. */
  static String markdown(Result result) {
    StringBuilder page = new StringBuilder();
    line(page, "%s, %s", result.when(), result.machine());
    line(page, "");
    line(
        page,
        "%,d articles of %.1f KB (%s); %.1f records and %.1f KB written for each; %.1f %% duplicates",
        result.articles(),
        result.articleBytes() / 1000,
        result.corpus(),
        result.recordsPerArticle(),
        result.bytesPerArticle() / 1000,
        result.duplicates());
    line(page, "");
    line(
        page,
        "| topology, exactly once | articles/s | least | most | MB/s of input | CPU µs an article |");
    line(page, "|---|---:|---:|---:|---:|---:|");
    for (Result.Contender contender : result.contenders()) {
      Spread rate = contender.rate();
      line(
          page,
          "| %s | %,.0f | %,.0f | %,.0f | %.1f | %,.0f |",
          contender.name(),
          rate.median(),
          rate.least(),
          rate.most(),
          contender.megabytes(),
          contender.cpuMicros().median());
    }
    line(page, "");
    line(page, "| ratio | median | least | most | must hold |");
    line(page, "|---|---:|---:|---:|---:|");
    ratio(page, "news / idle", result.newsToIdle(), Bars.NEWS_TO_IDLE_PERCENT);
    ratio(page, "news / bare", result.newsToBare(), Bars.NEWS_TO_BARE_PERCENT);
    if (result.latency() != null) {
      latency(page, result.latency());
    }
    return page.toString();
  }

  private static void ratio(StringBuilder page, String name, Spread ratio, int bar) {
    line(
        page,
        "| %s | %.0f %% | %.0f %% | %.0f %% | ≥ %d %% |",
        name,
        ratio.median(),
        ratio.least(),
        ratio.most(),
        bar);
  }

  private static void latency(StringBuilder page, Result.Latency latency) {
    line(page, "");
    line(
        page,
        "Published to told, %d articles/s (%,d articles): p50 %.0f ms, p90 %.0f ms, p99 %.0f ms"
            + " (must be < %d), max %.0f ms",
        latency.rate(),
        latency.articles(),
        latency.p50(),
        latency.p90(),
        latency.p99(),
        Bars.P99_MILLIS,
        latency.max());
  }

  /** Writes JSON to a file that ends in {@code .json}, Markdown to any other. */
  static void write(Result result, Path file) throws IOException {
    if (file.toString().endsWith(".json")) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(file.toFile(), result);
    } else {
      Files.writeString(file, markdown(result));
    }
  }

  private static void line(StringBuilder page, String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
