package dev.pactwire.bench.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads a gzipped JSON Lines file of texts and cuts them to articles of equal length. */
final class BriefingFile {

  /** From how far back a cut is moved to the last space. */
  private static final int LONGEST_WORD = 80;

  private BriefingFile() {}

  /**
   * All pieces of {@link Texts#CHARACTERS} characters that the file's texts yield; what is left of
   * a text at its end is dropped.
   */
  static List<String> pieces(Path file) {
    List<String> pieces = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        cut(json.readTree(line).path("text").asText(), pieces);
      }
      return pieces;
    } catch (IOException e) {
      throw new UncheckedIOException("The texts in " + file + " cannot be read.", e);
    }
  }

  private static void cut(String text, List<String> pieces) {
    for (int from = 0; from + Texts.CHARACTERS <= text.length(); ) {
      int space = text.lastIndexOf(' ', from + Texts.CHARACTERS - 1);
      int end =
          space > from + Texts.CHARACTERS - LONGEST_WORD ? space : from + Texts.CHARACTERS - 1;
      pieces.add(text.substring(from, end));
      from = end;
    }
  }
}
