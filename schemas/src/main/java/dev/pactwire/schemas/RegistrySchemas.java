package dev.pactwire.schemas;

import io.apicurio.registry.resolver.ParsedSchema;
import io.apicurio.registry.resolver.ParsedSchemaImpl;
import io.apicurio.registry.resolver.SchemaLookupResult;
import io.apicurio.registry.resolver.SchemaParser;
import io.apicurio.registry.resolver.SchemaResolver;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import io.apicurio.registry.serde.data.SerdeMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Finds schemas for Apicurio's serde in any registry of the Confluent API, under the subject {@code
 * <topic>-value}. It stands in the place of Apicurio's own resolver, whose client speaks Apicurio's
 * native API only.
 */
final class RegistrySchemas<T extends SpecificRecord> implements SchemaResolver<Schema, T> {

  private final KnownSchemas known;
  private SchemaParser<Schema, T> parser;

  RegistrySchemas(KnownSchemas known) {
    this.known = known;
  }

  @Override
  public void configure(Map<String, ?> configs, SchemaParser<Schema, T> schemaParser) {
    this.parser = schemaParser;
  }

  @Override
  public SchemaLookupResult<Schema> resolveSchema(Record<T> data) {
    String topic = ((SerdeMetadata) data.metadata()).getTopic();
    Schema schema = data.payload().getSchema();
    return found(known.id(topic + "-value", schema), schema);
  }

  @Override
  public SchemaLookupResult<Schema> resolveSchemaByArtifactReference(ArtifactReference reference) {
    int id = Math.toIntExact(reference.getContentId());
    return found(id, known.schema(id));
  }

  private static SchemaLookupResult<Schema> found(int id, Schema schema) {
    ParsedSchema<Schema> parsed =
        new ParsedSchemaImpl<Schema>()
            .setParsedSchema(schema)
            .setRawSchema(schema.toString().getBytes(StandardCharsets.UTF_8));
    return SchemaLookupResult.<Schema>builder().contentId(id).parsedSchema(parsed).build();
  }

  @Override
  public SchemaParser<Schema, T> getSchemaParser() {
    return parser;
  }

  /** Not used: the Confluent API is spoken instead. */
  @Override
  public void setClientFacade(RegistryClientFacade clientFacade) {}

  /** Not used: the subject is always the topic's. */
  @Override
  public void setArtifactResolverStrategy(ArtifactReferenceResolverStrategy<Schema, T> strategy) {}

  /** Nothing is kept here. */
  @Override
  public void reset() {}

  /** Nothing is held open. */
  @Override
  public void close() {}
}
