package dev.pactwire.schemas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;

/**
 * Every schema that was ever released, so that records written by an older version stay readable:
 * single-object encoding names its writer's schema by fingerprint only. The files lie under {@code
 * released/<version>/} and are never changed; {@code released/index} lists them.
 */
public final class ReleasedSchemas implements SchemaStore {

  private static final String FOLDER = "released/";

  private final Map<Long, Schema> byFingerprint;
  private final Map<String, Schema> byFile;

  private ReleasedSchemas(Map<String, Schema> byFile) {
    this.byFile = Collections.unmodifiableMap(byFile);
    Map<Long, Schema> fingerprints = new LinkedHashMap<>();
    byFile.values().forEach(s -> fingerprints.put(SchemaNormalization.parsingFingerprint64(s), s));
    this.byFingerprint = Map.copyOf(fingerprints);
  }

  /** Reads the released schemas that this version was built with. */
  public static ReleasedSchemas load() {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    for (String file : lines("index")) {
      schemas.put(file, new Schema.Parser().parse(String.join("\n", lines(file))));
    }
    return new ReleasedSchemas(schemas);
  }

  /** The schema with this CRC-64-AVRO fingerprint, or null as {@link SchemaStore} asks for. */
  @Override
  public Schema findByFingerprint(long fingerprint) {
    return byFingerprint.get(fingerprint);
  }

  /** All released schemas by file name, such as {@code 0.1.0/Article.avsc}. */
  public Map<String, Schema> byFile() {
    return byFile;
  }

  private static List<String> lines(String file) {
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(
            "The released schema " + file + " is missing from the jar.");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.add(line);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
