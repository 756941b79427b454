package dev.pactwire.app.cli;

import dev.pactwire.app.filter.ParseFeed;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a feed document. */
@Command(
    name = "parse-feed",
    description =
        "Read one feed document (RSS, Atom, RDF, JSON Feed; any encoding): first the feed, then each entry, as JSON Lines.",
    footer = {
      "",
      "Examples:",
      "  curl -s https://example.org/feed.xml | pactwire parse-feed --url https://example.org/feed.xml",
      "  pactwire parse-feed feeds/*.xml"
    })
final class ParseFeedCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private FilterOptions input;

  @Option(
      names = "--url",
      paramLabel = "BASE",
      description = "Address of the document, against which relative links are resolved.")
  private Optional<URI> base;

  ParseFeedCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return new ParseFeed(context.console(), base).run(input.files()).code();
  }
}
