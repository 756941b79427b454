package dev.pactwire.app.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.ExitCode;
import dev.pactwire.app.filter.Lines.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON objects line by line and answers each on its place, at once, with one line of JSON or
 * with text for a person. A line that cannot be used is answered by an object with {@code error};
 * the rest goes on, and the exit code is 1. Blank lines are passed over.
 */
public final class JsonLinesFilter {
  private final Console console;
  private final LineFunction function;
  private final Json json = new Json();
  private boolean failed;

  public JsonLinesFilter(Console console, LineFunction function) {
    this.console = console;
    this.function = function;
  }

  /** Filters the files one after the other, or standard input when there are none. */
  public ExitCode run(List<Path> files) {
    boolean allRead = new Inputs(console).each(files, (file, in) -> filter(file, in));
    return allRead && !failed ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void filter(Optional<Path> file, InputStream in) throws IOException {
    Lines lines = new Lines(in);
    int number = 0;
    for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      number++;
      if (!line.get().tooLong() && line.get().text().isBlank()) {
        continue;
      }
      console.print(answer(line.get(), number, file));
      if (console.outputClosed()) {
        failed = true;
        return;
      }
    }
  }

  private String answer(Line line, int number, Optional<Path> file) {
    if (line.tooLong()) {
      return error(
          NullNode.getInstance(),
          number,
          file,
          "The line is longer than %d bytes.".formatted(Lines.MAX_BYTES));
    }
    Json.Parsed parsed = json.parse(line.text());
    if (parsed instanceof Json.Parsed.NotAnObject notAnObject) {
      return error(NullNode.getInstance(), number, file, notAnObject.reason());
    }
    ObjectNode input = ((Json.Parsed.Object) parsed).json();
    Answer answer = apply(input);
    if (answer instanceof Answer.Text shown) {
      return shown.text();
    }
    return answer instanceof Answer.Result result
        ? json.write(result.json())
        : error(id(input), number, file, ((Answer.Unusable) answer).reason());
  }

  private Answer apply(ObjectNode input) {
    try {
      return function.apply(input);
    } catch (Fields.WrongType e) {
      return new Answer.Unusable(e.getMessage());
    } catch (RuntimeException e) {
      // A fault of ours on one article must not take the others with it.
      return new Answer.Unusable("Internal error: " + e);
    }
  }

  private static JsonNode id(ObjectNode input) {
    JsonNode id = input.get("id");
    return id != null && id.isValueNode() ? id : NullNode.getInstance();
  }

  private String error(JsonNode id, int line, Optional<Path> file, String reason) {
    failed = true;
    ObjectNode error = json.object();
    error.set("id", id);
    file.ifPresent(path -> error.put("file", path.toString()));
    return json.write(error.put("line", line).put("error", reason));
  }
}
