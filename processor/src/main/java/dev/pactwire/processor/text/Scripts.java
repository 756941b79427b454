package dev.pactwire.processor.text;

/**
 * What a code point means to the tokeniser; ranges instead of lookups, since every character of
 * every article asks.
 */
final class Scripts {

  private Scripts() {}

  /**
   * Han, Hiragana, Katakana and Thai are written without spaces between words, so each of their
   * code points is a token of its own.
   */
  static boolean standsAlone(int cp) {
    if (cp < 0x0E00) {
      return false;
    }
    return cp <= 0x0E7F
        || (cp >= 0x3005 && cp <= 0x3007)
        || (cp >= 0x3040 && cp <= 0x30FF && cp != 0x3099 && cp != 0x309A)
        || (cp >= 0x31F0 && cp <= 0x31FF)
        || (cp >= 0x3400 && cp <= 0x4DBF)
        || (cp >= 0x4E00 && cp <= 0x9FFF)
        || (cp >= 0xF900 && cp <= 0xFAFF)
        || (cp >= 0xFF66 && cp <= 0xFF9D)
        || (cp >= 0x1B000 && cp <= 0x1B16F)
        || (cp >= 0x20000 && cp <= 0x3FFFF);
  }

  /**
   * Combining marks and half-width sound marks, which belong to the token before them; Thai signs
   * stand alone.
   */
  static boolean isMark(int cp) {
    if (cp < 0x0300) {
      return false;
    }
    if (cp <= 0x036F || cp == 0xFF9E || cp == 0xFF9F) {
      return true;
    }
    int type = Character.getType(cp);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /**
   * A unified ideograph of the block that nearly all texts in Han keep to: a letter without case.
   */
  static boolean isIdeograph(int cp) {
    return cp >= 0x4E00 && cp <= 0x9FFF && Character.isLetter(cp);
  }

  /** Whether a letter is in upper or title case. */
  static boolean isCapital(int cp) {
    return Character.isUpperCase(cp) || Character.isTitleCase(cp);
  }

  /** A letter of a script that sets no word off with a capital: Arabic, Hangul, Han, Georgian. */
  static boolean isCaseless(int cp) {
    return cp >= 0x80
        && (Character.getType(cp) == Character.OTHER_LETTER
            || cp >= 0x10A0
                && cp <= 0x2D2D
                && Character.UnicodeScript.of(cp) == Character.UnicodeScript.GEORGIAN);
  }

  /**
   * Invisible characters that may stand inside a word without changing it: soft hyphen, joiners,
   * variation selectors.
   */
  static boolean isInvisible(int cp) {
    return cp == 0x00AD
        || cp == 0x200C
        || cp == 0x200D
        || cp == 0x2060
        || cp == 0xFEFF
        || (cp >= 0xFE00 && cp <= 0xFE0F);
  }

  /**
   * Whether a letter or digit is its own NFKC form and cannot join with a letter after it, so that
   * a word of such characters needs no normalisation. False is always safe.
   */
  static boolean isStable(int cp) {
    if (cp < 0x0080) {
      return true;
    }
    if (cp < 0x0300) {
      return isStableLatin(cp);
    }
    return (cp >= 0x0400 && cp <= 0x052F)
        || (cp >= 0x05D0 && cp <= 0x05EA)
        || (cp >= 0x0620 && cp <= 0x064A)
        || (cp >= 0x0660 && cp <= 0x0669)
        || (cp >= 0x3041 && cp <= 0x3096)
        || (cp >= 0x30A1 && cp <= 0x30FA)
        || (cp >= 0x4E00 && cp <= 0x9FFF)
        || (cp >= 0xAC00 && cp <= 0xD7A3)
        || (cp >= 0x0E01 && cp <= 0x0E32)
        || (cp >= 0x0E34 && cp <= 0x0E4E);
  }

  private static boolean isStableLatin(int cp) {
    if (cp < 0x0132) {
      return cp != 0xAA && cp != 0xB5 && cp != 0xBA;
    }
    return cp != 0x0132
        && cp != 0x0133
        && cp != 0x013F
        && cp != 0x0140
        && cp != 0x0149
        && cp != 0x017F
        && !(cp >= 0x01C4 && cp <= 0x01CC)
        && !(cp >= 0x01F1 && cp <= 0x01F3)
        && !(cp >= 0x02B0);
  }
}
