package dev.pactwire.app.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The broker's settings: one node on the loopback address, controller and broker in one, small
 * enough to share a JVM with the rest.
 *
 * <p>The static voter list allows the ports to change between runs; a dynamic quorum would store
 * them.
 */
final class BrokerProperties {
  static final int NODE_ID = 1;
  static final String HOST = "127.0.0.1";
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private BrokerProperties() {}

  static Map<String, String> of(Path logs, int port, int controllerPort) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("process.roles", "broker,controller");
    settings.put("controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, HOST, controllerPort));
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    settings.put(
        "listeners",
        "PLAINTEXT://%s:%d,%s://%s:%d"
            .formatted(HOST, port, CONTROLLER_LISTENER, HOST, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(HOST, port));
    settings.put("log.dirs", logs.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("num.partitions", "1");
    settings.putAll(oneReplica());
    settings.putAll(quickAndSmall());
    return settings;
  }

  private static Map<String, String> oneReplica() {
    return Map.ofEntries(
        Map.entry("default.replication.factor", "1"),
        Map.entry("min.insync.replicas", "1"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "3"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "3"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.num.partitions", "3"));
  }

  private static Map<String, String> quickAndSmall() {
    return Map.ofEntries(
        // The cleaner's default buffer takes 128 MB of the heap and a second of the start.
        Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
        // A restart after kill -9 waits until the session of the killed broker has run out. A
        // broker that was held up for longer is taken for dead: no topic can be created then.
        Map.entry("broker.session.timeout.ms", "6000"),
        Map.entry("broker.heartbeat.interval.ms", "500"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        // Each segment maps two index files of this size; with a hundred topics the default of 10
        // MB adds up.
        Map.entry("log.index.size.max.bytes", "1048576"),
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "4"),
        Map.entry("background.threads", "2"),
        Map.entry("log.recovery.threads.per.data.dir", "2"));
  }
}
