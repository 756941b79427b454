package dev.pactwire.app.taxonomy;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.classify.TaxonomyException;
import dev.pactwire.schemas.TaxonomyRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the commands about published taxonomies do and tell. */
public final class TaxonomyDesk {
  private final Console console;
  private final TaxonomyShelf shelf;

  public TaxonomyDesk(Console console, Connection connection) {
    this.console = console;
    this.shelf = new TaxonomyShelf(connection);
  }

  /** Publishes a taxonomy, which has been read without an error, and makes it current. */
  public void push(Taxonomy taxonomy, Clock clock) {
    TaxonomyRelease release = shelf.push(taxonomy, clock);
    console.print("%s is in use now.".formatted(release.getVersion()));
  }

  /**
   * Goes back to a published version, or to the one before the current: before the first that was
   * published, the one that is shipped was in use.
   *
   * @throws CommandFailure when there is none, or when today's rules refuse it
   */
  public void rollback(Optional<String> version) {
    TaxonomyShelf.Content content = shelf.read();
    if (content.current().isEmpty()) {
      throw CommandFailure.failed("There is no published taxonomy to go back from.");
    }
    if (version.isPresent()) {
      goBack(content.of(version.get()).orElseThrow(() -> unknown(version.get())));
    } else if (content.previous().isPresent()) {
      goBack(content.previous().get());
    } else {
      backToShipped(content);
    }
  }

  private void goBack(TaxonomyRelease target) {
    usable(target);
    shelf.makeCurrent(target);
    console.print("%s is in use now.".formatted(target.getVersion()));
  }

  private void backToShipped(TaxonomyShelf.Content content) {
    TaxonomyRelease target =
        content
            .back(shipped())
            .orElseThrow(
                () -> CommandFailure.failed("There is no taxonomy before the one in use."));
    shelf.push(target, usable(target));
    console.print("%s is in use now.".formatted(target.getVersion()));
    console.say("It is the one that is shipped; none was published before.");
  }

  /** Lists what is published; with a folder, also writes the files of one release there. */
  public void show(Optional<String> version, Optional<Path> into) {
    TaxonomyShelf.Content content = shelf.read();
    for (TaxonomyRelease release : content.releases()) {
      boolean current =
          content
              .current()
              .map(TaxonomyRelease::getVersion)
              .equals(Optional.of(release.getVersion()));
      console.print(
          "%s  published %s%s"
              .formatted(
                  Printable.line(release.getVersion()),
                  release.getPublishedAt(),
                  current ? "  in use" : ""));
    }
    if (content.current().isEmpty()) {
      console.print("None is published: processors use the one that is shipped.");
    }
    into.ifPresent(
        folder ->
            write(
                version
                    .map(wanted -> content.of(wanted).orElseThrow(() -> unknown(wanted)))
                    .or(content::current)
                    .orElseGet(TaxonomyDesk::shipped),
                folder));
  }

  /**
   * The taxonomy that processors use: the published one, or the one shipped where none is.
   *
   * @throws CommandFailure when today's rules refuse it
   */
  public Taxonomy inUse() {
    return shelf.read().current().map(TaxonomyDesk::usable).orElseGet(Taxonomy::bundled);
  }

  private static Taxonomy usable(TaxonomyRelease release) {
    try {
      return Taxonomy.of(release.getFiles());
    } catch (TaxonomyException e) {
      throw CommandFailure.failed(
          "The taxonomy %s cannot be used: %s".formatted(release.getVersion(), e.getMessage()), e);
    }
  }

  private static CommandFailure unknown(String version) {
    return CommandFailure.failed(
        "The version %s is not published; pactwire taxonomy show tells which are."
            .formatted(version));
  }

  private static TaxonomyRelease shipped() {
    Taxonomy shipped = Taxonomy.bundled();
    return new TaxonomyRelease(shipped.version(), Instant.EPOCH, shipped.files());
  }

  private void write(TaxonomyRelease release, Path folder) {
    if (holdsYaml(folder)) {
      throw CommandFailure.failed(
          "%s holds .yaml files already; name another folder.".formatted(folder));
    }
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : release.getFiles().entrySet()) {
        // A name from the topic is a name and no path.
        Files.writeString(folder.resolve(Path.of(file.getKey()).getFileName()), file.getValue());
      }
    } catch (IOException e) {
      throw CommandFailure.failed("%s cannot be written: %s".formatted(folder, e), e);
    }
    console.say("The files of %s are in %s.".formatted(release.getVersion(), folder));
  }

  /** What is there may have been edited, and files of two taxonomies make none. */
  private static boolean holdsYaml(Path folder) {
    String[] names = folder.toFile().list((dir, name) -> name.endsWith(".yaml"));
    return names != null && names.length > 0;
  }
}
