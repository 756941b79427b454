package dev.pactwire.schemas;

import java.net.URI;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * How Avro records stand in the values of Kafka records. Without a registry Avro's own
 * single-object encoding is used; one switch changes all topics to another format.
 */
@FunctionalInterface
public interface WireFormat {

  /**
   * Avro's single-object encoding: two marker bytes, the schema's fingerprint, the binary record.
   */
  WireFormat SINGLE_OBJECT = SingleObjectSerde::of;

  /**
   * A serde for one generated record class. It is thread-safe, and throws on bytes it cannot use.
   */
  <T extends SpecificRecord> Serde<T> serde(Class<T> type);

  /**
   * Confluent's framing, with schemas from any registry that speaks the Confluent API (Confluent's,
   * Karapace's, Redpanda's; Apicurio's under {@code /apis/ccompat/v7}). The schema of a value is
   * registered under {@code <topic>-value} when it is first written.
   *
   * <p>The serdes throw {@link RegistryUnavailableException} when the registry gives no answer: the
   * record is then to be tried again. Schemas once known need no registry any more. Bytes that
   * cannot be read, or whose id the registry does not know, are a {@link
   * org.apache.kafka.common.errors.SerializationException}.
   *
   * @param url the registry's address, http or https
   * @param extra {@code basic.auth.user.info} (user:password) or {@code bearer.auth.token}; {@code
   *     auto.register.schemas} (true); {@code request.timeout.ms} (10000); {@code retry.timeout.ms}
   *     (30000), for how long a silent registry is asked again
   * @throws IllegalArgumentException naming the option that is unknown or wrong
   */
  static WireFormat registry(URI url, Map<String, ?> extra) {
    return new RegistryWireFormat(url, extra);
  }
}
