package dev.pactwire.app.operate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;

/** Whether the brokers are there for us, and have room. */
final class BrokerChecks {
  private static final int CONNECT_MILLIS = 2_000;
  private static final double LITTLE_ROOM = 0.2;
  private static final double NO_ROOM = 0.05;

  private final Cluster cluster;

  BrokerChecks(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The brokers that are alive, as they know each other. */
  Collection<Node> nodes() {
    return Asking.await(cluster.admin().describeCluster().nodes());
  }

  /**
   * Whether there is a controller, and whether each broker is to be reached where it says it is:
   * after the first answer a client asks nowhere else.
   */
  Check brokers() {
    DescribeClusterResult answer = cluster.admin().describeCluster();
    Collection<Node> nodes = Asking.await(answer.nodes());
    Node controller = Asking.await(answer.controller());
    if (controller == null || controller.isEmpty()) {
      return Check.bad(
          "brokers",
          nodes.size() + " answer, but there is no controller.",
          "Start the controllers that are down, and read their logs: more than half must run.");
    }
    List<String> unreached = nodes.stream().flatMap(node -> problem(node).stream()).toList();
    if (unreached.isEmpty()) {
      return Check.good(
          "brokers", nodes.size() + " answer; controller is " + controller.id() + ".");
    }
    return Check.bad(
        "brokers",
        "Of %d brokers %d cannot be reached from here where they say they are: %s."
            .formatted(nodes.size(), unreached.size(), String.join("; ", unreached)),
        "Set their advertised.listeners to addresses that clients reach, or mend the name or the"
            + " network in between.");
  }

  private static Optional<String> problem(Node node) {
    InetSocketAddress address = new InetSocketAddress(node.host(), node.port());
    String place = "broker %d at %s:%d".formatted(node.id(), node.host(), node.port());
    if (address.isUnresolved()) {
      return Optional.of(place + " (host is unknown)");
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("%s (%s)".formatted(place, e.getMessage()));
    }
  }

  /** How much room the fullest disk of a broker has. */
  Check disk() {
    List<Integer> ids = nodes().stream().map(Node::id).toList();
    double least =
        Asking.await(cluster.admin().describeLogDirs(ids).allDescriptions()).values().stream()
            .flatMap(folders -> folders.values().stream())
            .mapToDouble(BrokerChecks::room)
            .min()
            .orElse(1);
    String finding = "The fullest disk of a broker has %.0f %% left.".formatted(100 * least);
    if (least < NO_ROOM) {
      return Check.bad(
          "disk",
          finding,
          "Give it room now, or lower retention.ms of the label topics: a broker without room"
              + " stops.");
    }
    return least < LITTLE_ROOM
        ? Check.doubtful(
            "disk", finding, "Give it room, or lower retention.ms of the label topics.")
        : Check.good("disk", finding);
  }

  private static double room(LogDirDescription folder) {
    return folder.totalBytes().isPresent() && folder.totalBytes().getAsLong() > 0
        ? (double) folder.usableBytes().orElse(0) / folder.totalBytes().getAsLong()
        : 1;
  }
}
