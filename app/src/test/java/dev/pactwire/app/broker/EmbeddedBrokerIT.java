package dev.pactwire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.testkit.ChildJvm;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(400)
class EmbeddedBrokerIT {
  private static final Duration START = Duration.ofSeconds(120);

  @TempDir private Path folder;

  @Test
  void keepsItsDataOverARestart() throws Exception {
    // Given
    try (DataDirectory directory = DataDirectory.open(folder)) {
      try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
        Records records = new Records(broker.bootstrapServers(), "kept");
        records.createTopic();
        records.write(1_000);
      }

      // When
      try (EmbeddedBroker again = EmbeddedBroker.start(directory, 0)) {

        // Then
        assertThat(new Records(again.bootstrapServers(), "kept").readAll())
            .hasSize(1_000)
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void losesNothingAcknowledgedToKillDashNine() throws Exception {
    // Given
    try (ChildJvm first = ChildJvm.start(BrokerMain.class.getName(), folder.toString())) {
      Records records = new Records(first.awaitOutput(line -> true, START), "survives");
      records.createTopic();
      records.write(20_000);

      // When
      first.kill();
    }

    // Then
    try (DataDirectory directory = DataDirectory.open(folder);
        EmbeddedBroker again = EmbeddedBroker.start(directory, 0)) {
      assertThat(new Records(again.bootstrapServers(), "survives").readAll())
          .hasSize(20_000)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void refusesADirectoryInUseAndLeavesItsHolderUnharmed() throws Exception {
    // Given
    try (ChildJvm holder = ChildJvm.start(BrokerMain.class.getName(), folder.toString())) {
      Records records = new Records(holder.awaitOutput(line -> true, START), "unharmed");
      records.createTopic();
      records.write(100);

      // When
      try (ChildJvm second = ChildJvm.start(BrokerMain.class.getName(), folder.toString())) {

        // Then
        assertThat(second.awaitExit(START)).isEqualTo(1);
        assertThat(second.errors())
            .containsExactly(
                "The data directory %s is in use by another pactwire (process %d): stop that one or give another --data-dir."
                    .formatted(folder.toAbsolutePath(), holder.pid()));
      }
      records.write(100);
      assertThat(records.readAll()).hasSize(200);
      assertThat(holder.isAlive()).isTrue();
    }
  }

  @Test
  void namesAPortThatIsTaken() throws Exception {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        DataDirectory directory = DataDirectory.open(folder)) {

      // When, Then
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, taken.getLocalPort()))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1 cannot be used");
    }
  }

  @Test
  void saysSoWhenItsDataAreBroken() throws Exception {
    // Given
    Files.createDirectories(folder.resolve("broker"));
    Files.writeString(folder.resolve("broker").resolve("meta.properties"), "version=99\n");

    try (DataDirectory directory = DataDirectory.open(folder)) {

      // When, Then
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
          .isInstanceOf(CommandFailure.class)
          .hasMessageStartingWith(
              "The broker cannot start on the data directory " + folder.toAbsolutePath());
    }
  }

  @Test
  void runsTransactionsInTheVersionThatExactlyOnceNeeds() throws Exception {
    // Given
    try (DataDirectory directory = DataDirectory.temporary();
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {

      // When
      var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();

      // Then
      assertThat(features.get("transaction.version").maxVersionLevel()).isEqualTo((short) 2);
    }
  }
}
