package dev.pactwire.app.filter;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;

/**
 * Writes the control and format characters that JSON would allow as they are in their escaped form:
 * they command terminals and hide text.
 */
final class VisibleControls extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7f;

  private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

  VisibleControls() {
    ascii[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public SerializableString getEscapeSequence(int c) {
    boolean hidden =
        Character.isISOControl(c)
            || c == '\u2028'
            || c == '\u2029'
            || Character.getType(c) == Character.FORMAT;
    return hidden ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c)) : null;
  }
}
