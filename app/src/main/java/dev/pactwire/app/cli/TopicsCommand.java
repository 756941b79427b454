package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.app.operate.Cluster;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.TopicSetup;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows Pactwire's topics. */
@Command(
    name = "topics",
    description = {
      "Show Pactwire's topics and compare them with what they should be.",
      "Exit code 1 when one is missing or has other settings."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire topics                          those that hold something",
      "  pactwire topics --all --bootstrap-servers kafka:9092"
    })
final class TopicsCommand implements Callable<Integer> {
  private static final String FORM = "%-44s%12s%8s%14s  %s";

  private final Context context;

  @Mixin private OperatorOptions operator;

  @Option(names = "--all", description = "Show empty topics too.")
  private boolean all;

  TopicsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OperatorOptions.Site site = operator.connect(context);
    try (Cluster cluster = new Cluster(site.connection())) {
      List<Topic<?, ?>> catalogue = cluster.catalogue();
      TopicSetup.Inspection seen = cluster.inspect(catalogue);
      Set<String> missing = Set.copyOf(seen.missing());
      List<Cluster.TopicState> topics =
          cluster.topics(
              catalogue.stream()
                  .map(topic -> topic.name())
                  .filter(name -> !missing.contains(name))
                  .toList());
      print(topics, seen);
      seen.differences().forEach(each -> context.console().say(each.sentence()));
      if (!missing.isEmpty()) {
        context
            .console()
            .say(
                "%d topics are missing, such as %s; pactwire process creates them when it starts."
                    .formatted(missing.size(), seen.missing().get(0)));
      }
      return missing.isEmpty() && seen.differences().isEmpty() ? 0 : 1;
    }
  }

  private void print(List<Cluster.TopicState> topics, TopicSetup.Inspection seen) {
    Console console = context.console();
    if (operator.json()) {
      topics.forEach(topic -> console.print(AsJson.of(topic, seen.differences())));
      seen.missing().forEach(name -> console.print(AsJson.missing(name)));
      return;
    }
    console.print(
        console
            .style()
            .bold(
                String.format(FORM, "Topic", "partitions", "copies", "records", "")
                    .stripTrailing()));
    topics.stream()
        .filter(topic -> all || topic.records() > 0)
        .forEach(
            topic ->
                console.print(
                    String.format(
                            Locale.ROOT,
                            FORM,
                            topic.name(),
                            topic.partitions(),
                            topic.copies(),
                            topic.records(),
                            topic.inSync() ? "" : "replicas are behind")
                        .stripTrailing()));
    long empty = topics.stream().filter(topic -> topic.records() == 0).count();
    if (!all && empty > 0) {
      console.say(empty + " empty topics are not shown; --all shows them.");
    }
  }
}
