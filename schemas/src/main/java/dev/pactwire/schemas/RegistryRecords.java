package dev.pactwire.schemas;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads every record as the one generated class that the topic holds, whatever class name the
 * writer's schema in the registry claims. Apicurio's serde makes it by its class name, so it is
 * public; it is not meant for others.
 */
public final class RegistryRecords<T extends SpecificRecord> implements AvroDatumProvider<T> {

  /** Key of the serde's configuration under which the generated class stands. */
  static final String TYPE = "pactwire.record.class";

  private final Map<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();
  private SpecificData model;
  private Schema expected;

  @Override
  public void configure(AvroSerdeConfig config) {
    Class<?> type = (Class<?>) config.originals().get(TYPE);
    model = SpecificData.getForClass(type);
    expected = SpecificData.get().getSchema(type);
  }

  @Override
  public DatumWriter<T> createDatumWriter(T data, Schema schema) {
    return new SpecificDatumWriter<>(schema, model);
  }

  @Override
  public DatumReader<T> createDatumReader(Schema writer) {
    return readers.computeIfAbsent(
        writer, schema -> new SpecificDatumReader<>(schema, expected, model));
  }

  @Override
  public Schema toSchema(T data) {
    return data.getSchema();
  }
}
