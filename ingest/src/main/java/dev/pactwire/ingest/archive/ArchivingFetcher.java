package dev.pactwire.ingest.archive;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.RedirectGate;
import dev.pactwire.ingest.fetch.Validators;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every document that is fetched to gzipped WARC files in a folder, decompressed and with
 * the headers that matter; begins a new file when one has grown to the given size. A disk that is
 * full costs the archive, not the news: it is said in the log, and the fetch goes on. Each record
 * is handed to the operating system before the document goes on, and no file is ever appended to by
 * another run: whatever ends this one, all records but the last can be read.
 */
public final class ArchivingFetcher implements Fetcher {

  /** A new file is begun after this many bytes. */
  public static final long ROTATED_AT = 1L << 30;

  private static final Logger LOG = LoggerFactory.getLogger(ArchivingFetcher.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'pactwire-'yyyyMMddHHmmssSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Fetcher fetcher;
  private final Path folder;
  private final long rotatedAt;
  private final Clock clock;
  private FileChannel file;
  private WarcWriter writer;
  private boolean closed;

  /**
   * An archiving fetcher.
   *
   * @param fetcher does the work; closed with this
   * @param folder where the files go; made if it is not there
   * @param rotatedAt bytes after which a new file is begun
   */
  public ArchivingFetcher(Fetcher fetcher, Path folder, long rotatedAt, Clock clock) {
    this.fetcher = fetcher;
    this.folder = folder;
    this.rotatedAt = rotatedAt;
    this.clock = clock;
  }

  @Override
  public FetchOutcome fetch(URI url, URI home, Validators known, RedirectGate gate) {
    FetchOutcome outcome = fetcher.fetch(url, home, known, gate);
    if (outcome instanceof Fetched fetched) {
      write(fetched);
    }
    return outcome;
  }

  @Override
  public Duration ready(URI url) {
    return fetcher.ready(url);
  }

  private synchronized void write(Fetched fetched) {
    if (closed) {
      return;
    }
    long before = 0;
    try {
      if (writer == null || writer.position() > rotatedAt) {
        rotate();
      }
      before = file.position();
      MediaType type = type(fetched);
      HttpResponse.Builder http =
          new HttpResponse.Builder(200, "OK")
              .addHeader("Content-Length", Integer.toString(fetched.body().length));
      fetched.validators().etag().ifPresent(etag -> http.addHeader("ETag", etag));
      fetched.validators().lastModified().ifPresent(at -> http.addHeader("Last-Modified", at));
      writer.write(
          new WarcResponse.Builder(fetched.url())
              .date(clock.instant())
              .body(http.body(type, fetched.body()).build())
              .build());
    } catch (IOException | RuntimeException problem) {
      LOG.warn("{} could not be archived: {}", fetched.url(), problem.toString());
      takeBack(before);
    }
  }

  /** What was written in part would hide what follows: it is cut off, and a new file begun. */
  private void takeBack(long end) {
    try {
      if (writer != null && file.isOpen() && file.position() > end) {
        file.truncate(end);
        writer.close();
        writer = null;
      }
    } catch (IOException problem) {
      writer = null;
      LOG.warn("The archive ends with a record in part: {}", problem.toString());
    }
  }

  private static MediaType type(Fetched fetched) {
    String plain = fetched.mediaType().orElse("application/octet-stream");
    return MediaType.parseLeniently(
        plain + fetched.charset().map(name -> ";charset=" + name).orElse(""));
  }

  private void rotate() throws IOException {
    if (writer != null) {
      writer.close();
    }
    Files.createDirectories(folder);
    Path path = folder.resolve(NAME.format(clock.instant()) + ".warc.gz");
    for (int copy = 2; Files.exists(path); copy++) {
      path = folder.resolve(NAME.format(clock.instant()) + "-" + copy + ".warc.gz");
    }
    file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    writer = new WarcWriter(file, WarcCompression.GZIP);
  }

  @Override
  public void close() {
    fetcher.close();
    synchronized (this) {
      closed = true;
      try {
        if (writer != null) {
          writer.close();
        }
      } catch (IOException problem) {
        LOG.warn("The archive could not be closed: {}", problem.toString());
      }
    }
  }
}
