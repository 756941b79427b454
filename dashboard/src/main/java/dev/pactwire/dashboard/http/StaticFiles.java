package dev.pactwire.dashboard.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.eclipse.jetty.http.HttpHeader;

/** The files of the page, as they lie in the jar. Browsers ask each time whether they are new. */
final class StaticFiles implements Endpoint {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)?\\.[a-z0-9]+");
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "webmanifest", "application/manifest+json");

  private final String folder;

  /** Those there are: names that are asked for in vain must not pile up. */
  private final Map<String, File> files = new ConcurrentHashMap<>();

  private record File(byte[] bytes, String type, String tag) {}

  /** The files of a folder of the class path. */
  StaticFiles(String folder) {
    this.folder = folder;
  }

  @Override
  public void answer(Call call) {
    file(call, call.rest().isEmpty() ? "index.html" : call.rest());
  }

  private void file(Call call, String name) {
    Optional<File> file = find(name);
    if (file.isEmpty()) {
      call.problem(NOT_FOUND, "There is no such file.");
      return;
    }
    call.set(HttpHeader.CACHE_CONTROL, "no-cache");
    call.set(HttpHeader.ETAG, file.get().tag());
    boolean known =
        call.header(HttpHeader.IF_NONE_MATCH).filter(file.get().tag()::equals).isPresent();
    call.bytes(
        known ? NOT_MODIFIED : OK, file.get().type(), known ? new byte[0] : file.get().bytes());
  }

  private Optional<File> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Optional<File> known = Optional.ofNullable(files.get(name));
    return known.isPresent() ? known : load(name);
  }

  private Optional<File> load(String name) {
    try (InputStream in = StaticFiles.class.getResourceAsStream(folder + name)) {
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      if (in == null || type == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      CRC32 sum = new CRC32();
      sum.update(bytes);
      File file = new File(bytes, type, "\"" + HexFormat.of().toHexDigits(sum.getValue()) + "\"");
      files.put(name, file);
      return Optional.of(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
