package dev.pactwire.app.filter;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.ExitCode;
import dev.pactwire.ingest.extract.Extractor;
import dev.pactwire.ingest.text.Decoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Pages as files, each a document of its own; the answer's id is the file's name as given. */
public final class PageFiles {
  private static final int MAX_BYTES = 2 * Extractor.MAX_CHARACTERS;

  private final Console console;
  private final Extract extract;
  private final Json json = new Json();

  public PageFiles(Console console, Extract extract) {
    this.console = console;
    this.extract = extract;
  }

  /** Answers each file with one line. */
  public ExitCode run(List<Path> files) {
    return new Inputs(console).each(files, this::extract) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void extract(Optional<Path> file, InputStream in) throws IOException {
    String content = Decoder.decode(in.readNBytes(MAX_BYTES), Optional.empty());
    console.print(json.write(extract.page(file.map(Path::toString).orElse("-"), content)));
  }
}
