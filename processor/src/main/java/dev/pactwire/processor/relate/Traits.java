package dev.pactwire.processor.relate;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.pactwire.processor.text.Tokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * By what an article can be known again in another language: some 100 bytes.
 *
 * @param language ISO 639-1
 * @param links hashes of its own address and of others that its page names, without scheme and
 *     {@code www.}
 * @param picture hash of the address of its picture without the query; zero if it has none
 * @param figures as {@link Figures} gives them
 * @param countries in focus, ISO 3166-1 alpha-2
 */
public record Traits(
    String language, long[] links, long picture, long[] figures, List<String> countries) {

  private static final byte VERSION = 1;
  private static final int MOST_LINKS = 12;
  private static final int MOST_COUNTRIES = 12;
  private static final String UNKNOWN = "und";

  public Traits {
    countries = List.copyOf(countries);
  }

  /**
   * The traits of an article; empty if its language is unknown or nothing tells it from others.
   *
   * @param urls its own address first, then others that its page names for it
   * @param words of the text
   * @param countries in its focus
   */
  public static Optional<Traits> of(
      String language,
      Collection<String> urls,
      Optional<String> picture,
      String text,
      Tokens words,
      Collection<String> countries) {
    Traits traits =
        new Traits(
            language,
            urls.stream()
                .flatMap(url -> address(url).stream())
                .mapToLong(Traits::hash)
                .distinct()
                .limit(MOST_LINKS)
                .toArray(),
            picture.flatMap(Traits::address).map(Traits::withoutQuery).map(Traits::hash).orElse(0L),
            Figures.of(text, words),
            countries.stream().distinct().sorted().limit(MOST_COUNTRIES).toList());
    boolean isTelling =
        traits.links.length > 0 || traits.picture != 0 || traits.tellingFigures().length > 1;
    return isTelling && !language.equals(UNKNOWN) ? Optional.of(traits) : Optional.empty();
  }

  /** The figures that an article can be found by. */
  long[] tellingFigures() {
    return LongStream.of(figures).filter(Figures::isTelling).toArray();
  }

  /** An address without what two spellings of it differ in; empty for that of a whole site. */
  private static Optional<String> address(String url) {
    int host = url.indexOf("://") + 3;
    if (host < 3) {
      return Optional.empty();
    }
    int fragment = url.indexOf('#', host);
    String rest = url.substring(host, fragment < 0 ? url.length() : fragment);
    int path = rest.indexOf('/');
    if (path < 0) {
      return Optional.empty();
    }
    String name = rest.substring(0, path).toLowerCase(Locale.ROOT);
    String local =
        rest.endsWith("/") ? rest.substring(path, rest.length() - 1) : rest.substring(path);
    // What has no more than a section or a language behind the host is no article's.
    boolean isFrontPage = local.length() <= 6 && local.indexOf('?') < 0;
    return isFrontPage
        ? Optional.empty()
        : Optional.of((name.startsWith("www.") ? name.substring(4) : name) + local);
  }

  private static String withoutQuery(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }

  private static long hash(String text) {
    long hash = Hashing.murmur3_128().hashCharsToLong(text);
    return hash == 0 ? 1 : hash;
  }

  /** The form in which they travel and are stored. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(language);
      out.writeUTF(String.join(",", countries));
      out.writeLong(picture);
      write(out, links);
      write(out, figures);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #toBytes()} wrote; empty for bytes that another version wrote. */
  public static Optional<Traits> fromBytes(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.readByte();
      String language = in.readUTF();
      List<String> countries =
          Stream.of(in.readUTF().split(",")).filter(code -> !code.isEmpty()).toList();
      long picture = in.readLong();
      long[] links = read(in);
      return Optional.of(new Traits(language, links, picture, read(in), countries));
    } catch (IOException cut) {
      return Optional.empty();
    }
  }

  private static void write(DataOutputStream out, long[] values) throws IOException {
    out.writeByte(values.length);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static long[] read(DataInputStream in) throws IOException {
    long[] values = new long[in.readUnsignedByte()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Traits that && Arrays.equals(toBytes(), that.toBytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toBytes());
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(language, countries, Arrays.toString(figures));
  }
}
