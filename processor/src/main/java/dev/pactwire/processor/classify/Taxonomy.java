package dev.pactwire.processor.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What words stand for which country, region and alliance, and how they are weighed. Read from YAML
 * files that declare their kind; immutable afterwards.
 */
public final class Taxonomy {
  private static final String BUNDLED = "/dev/pactwire/taxonomy/";
  private static final List<String> BUNDLED_FILES =
      List.of(
          "alliances.yaml",
          "alliances-world.yaml",
          "countries.yaml",
          "countries-world.yaml",
          "country-names.yaml",
          "country-words.yaml",
          "leaders.yaml",
          "places.yaml",
          "regions.yaml",
          "scoring.yaml",
          "vocabulary.yaml",
          "vocabulary-world.yaml");
  private static final int HASH_DIGITS = 8;
  private static final long LARGEST_FILE = 32L << 20;

  private final String version;
  private final Map<String, String> files;
  private final List<Term> terms;
  private final Lexicon lexicon;
  private final List<Pact> pacts;
  private final Map<String, List<Pact>> pactsById;
  private final Map<String, List<String>> members;
  private final List<NewsRegion> regions;
  private final Scoring scoring;

  Taxonomy(
      String version,
      Map<String, String> files,
      List<Term> terms,
      List<Pact> pacts,
      Map<String, List<String>> members,
      List<NewsRegion> regions,
      Scoring scoring) {
    this.version = version;
    this.files = Map.copyOf(files);
    this.terms = List.copyOf(terms);
    this.lexicon = new Lexicon(terms);
    this.pacts = List.copyOf(pacts);
    this.pactsById = pacts.stream().collect(Collectors.groupingBy(Pact::id));
    this.members = Map.copyOf(members);
    this.regions = List.copyOf(regions);
    this.scoring = scoring;
  }

  /** The declared version and a short hash of all files, as {@code 2026.11+1a2b3c4d}. */
  public String version() {
    return version;
  }

  /** The slugs of all alliances. */
  public Set<String> allianceIds() {
    return members.keySet();
  }

  /** The ids of all regions: M.49 sub-regions and named news regions. */
  public Set<String> regionIds() {
    return regions.stream().map(NewsRegion::id).collect(Collectors.toUnmodifiableSet());
  }

  /** The files it was read from: name without folder, and content. */
  public Map<String, String> files() {
    return files;
  }

  /**
   * All spellings that hold in a language (ISO 639-1), in the syntax of the files, as often as they
   * stand there.
   *
   * @throws IllegalArgumentException for a language without terms
   */
  public List<String> spellings(String language) {
    if (!LanguageSet.isKnown(language)) {
      throw new IllegalArgumentException("No terms are given for the language " + language + ".");
    }
    long bit = LanguageSet.bit(language);
    return terms.stream()
        .filter(term -> (term.languages() & bit) != 0)
        .map(Term::spelling)
        .toList();
  }

  List<Term> terms() {
    return terms;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  List<Pact> pacts() {
    return pacts;
  }

  /**
   * The circles of countries by which an alliance can be meant without being named; often none or
   * one.
   */
  List<Pact> pacts(String alliance) {
    return pactsById.getOrDefault(alliance, List.of());
  }

  /** Members of an alliance, empty where the taxonomy lists none. */
  List<String> members(String alliance) {
    return members.getOrDefault(alliance, List.of());
  }

  List<NewsRegion> regions() {
    return regions;
  }

  Scoring scoring() {
    return scoring;
  }

  /** The taxonomy that is shipped with the product. */
  public static Taxonomy bundled() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : BUNDLED_FILES) {
      try (InputStream in = Taxonomy.class.getResourceAsStream(BUNDLED + name)) {
        files.put(name, decode(name, in.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException("The bundled taxonomy file " + name + " cannot be read.", e);
      }
    }
    return of(files);
  }

  /**
   * Reads all {@code *.yaml} files of a folder.
   *
   * @throws TaxonomyException naming file, line and what is wrong
   */
  public static Taxonomy load(Path dir) {
    Map<String, String> files = new LinkedHashMap<>();
    try (Stream<Path> found = Files.list(dir)) {
      for (Path path : found.filter(p -> p.toString().endsWith(".yaml")).sorted().toList()) {
        files.put(path.toString(), content(path));
      }
    } catch (NotDirectoryException | NoSuchFileException e) {
      throw new TaxonomyException(dir.toString(), "not a folder.");
    } catch (IOException e) {
      throw new TaxonomyException(dir.toString(), "cannot be read: " + e.getMessage());
    }
    if (files.isEmpty()) {
      throw new TaxonomyException(dir.toString(), "holds no .yaml file.");
    }
    return of(files);
  }

  private static String content(Path path) {
    try {
      if (Files.size(path) > LARGEST_FILE) {
        throw new TaxonomyException(
            path.toString(), "larger than " + (LARGEST_FILE >> 20) + " MiB.");
      }
      return decode(path.toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new TaxonomyException(
          path.toString(),
          Files.isDirectory(path)
              ? "is a folder."
              : "cannot be read (" + e.getClass().getSimpleName() + ").");
    }
  }

  /**
   * Builds a taxonomy from file names and contents.
   *
   * @throws TaxonomyException naming file, line and what is wrong
   */
  public static Taxonomy of(Map<String, String> files) {
    return new TaxonomyReader().read(files, hash(files));
  }

  private static String decode(String file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new TaxonomyException(file, "not UTF-8.");
    }
  }

  /** The files without their folders, by name: the same content has the same version anywhere. */
  static Map<String, String> bare(Map<String, String> files) {
    Map<String, String> bare = new TreeMap<>();
    files.forEach((name, content) -> bare.put(name.substring(name.lastIndexOf('/') + 1), content));
    return bare;
  }

  private static String hash(Map<String, String> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String content : bare(files).values()) {
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
