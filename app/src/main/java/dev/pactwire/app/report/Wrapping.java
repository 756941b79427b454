package dev.pactwire.app.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines at its spaces; lines after the first are indented. */
final class Wrapping {
  private static final String INDENT = "  ";

  private Wrapping() {}

  static List<String> of(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT).append(word);
      } else {
        line.append(line.length() == 0 ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
