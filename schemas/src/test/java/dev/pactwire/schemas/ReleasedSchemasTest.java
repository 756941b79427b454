package dev.pactwire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of every released version stay readable, and every current schema is a released one. */
class ReleasedSchemasTest {

  private static final List<Class<? extends SpecificRecord>> VALUES =
      List.of(
          Article.class,
          ClassifiedArticle.class,
          Duplicate.class,
          Candidate.class,
          Cluster.class,
          Relation.class,
          Sighting.class,
          Count.class,
          Alert.class,
          AlertNote.class,
          Feed.class,
          FeedStatus.class,
          FeedWatch.class,
          PushAnswer.class,
          TaxonomyRelease.class);

  private final ReleasedSchemas released = ReleasedSchemas.load();

  static Stream<String> files() {
    return ReleasedSchemas.load().byFile().keySet().stream();
  }

  static Stream<Class<? extends SpecificRecord>> values() {
    return VALUES.stream();
  }

  @ParameterizedTest
  @MethodSource("values")
  void theCurrentSchemaIsReleased(Class<? extends SpecificRecord> type) throws IOException {
    Schema current = SpecificData.get().getSchema(type);
    Path written = Path.of("target", "released", type.getSimpleName() + ".avsc");
    Files.createDirectories(written.getParent());
    Files.writeString(written, SchemaFormatter.format("json/pretty", current) + "\n");
    assertThat(released.findByFingerprint(SchemaNormalization.parsingFingerprint64(current)))
        .as(
            "%s differs from every released schema: add schemas/%s to released/<new version>/ and"
                + " to released/index; never change a released file",
            type.getSimpleName(), written)
        .isNotNull();
  }

  @ParameterizedTest
  @MethodSource("files")
  void recordsOfEveryReleaseAreReadable(String file) throws IOException {
    // Given a schema of a release and records written with it
    Schema writer = released.byFile().get(file);
    Class<? extends SpecificRecord> type =
        VALUES.stream()
            .filter(t -> t.getSimpleName().equals(writer.getName()))
            .findFirst()
            .orElseThrow();
    Schema reader = SpecificData.get().getSchema(type);
    BinaryMessageEncoder<GenericRecord> encoder =
        new BinaryMessageEncoder<>(new GenericData(), writer);
    // When today's serde reads them, Then none fails
    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    for (Object value : new RandomData(writer, 50, 7L)) {
      byte[] bytes = encoder.encode((GenericRecord) value).array();
      assertThat(WireFormat.SINGLE_OBJECT.serde(type).deserializer().deserialize("t", bytes))
          .isInstanceOf(type);
    }
  }
}
