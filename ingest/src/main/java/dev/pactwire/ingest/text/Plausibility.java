package dev.pactwire.ingest.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** How likely a decoded text is: the mean points of its characters beyond ASCII, at most 1. */
abstract class Plausibility {

  private static final double UNLIKELY = -0.5;
  private static final double WRONG = -1;
  private static final String PUNCTUATION = "\u00a0«»„“”‚‘’–—…•·©®°§€£№¿¡、。，．「」『』（）！？：；《》・ー〜　";
  private static final double NEUTRAL = 0.4;

  /** Letters of Cyrillic that few languages have. */
  private static final String RARE = "ѓљњќџѕђћјѐѝ";

  /** Points of a character, given its neighbours. */
  abstract double points(char before, char c, char after);

  /** Mean points. */
  double of(CharSequence text) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
        sum += PUNCTUATION.indexOf(c) >= 0 ? NEUTRAL : points(before, c, after);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static boolean isAscii(char c) {
    return c < 0x80 && Character.isLetter(c);
  }

  private static boolean isOther(char c) {
    return c >= 0x80 && Character.isLetter(c);
  }

  /** A Latin alphabet with some letters of its own, which stand among those of ASCII. */
  static Plausibility latin(String letters) {
    return new Plausibility() {
      @Override
      double points(char before, char c, char after) {
        if (letters.indexOf(c) < 0) {
          return Character.isLetter(c) ? UNLIKELY : UNLIKELY / 2;
        }
        if (isOther(before) && isOther(after)) {
          return UNLIKELY;
        }
        return isAscii(before) || isAscii(after) ? 0.8 : NEUTRAL / 2;
      }
    };
  }

  /** An alphabet with capitals, which begin words or stand among capitals. */
  static Plausibility cased(char first, char last) {
    return new Plausibility() {
      @Override
      double points(char before, char c, char after) {
        boolean mixed = isAscii(before) || isAscii(after);
        if (c < first || c > last || !Character.isLetter(c) || mixed) {
          return WRONG;
        }
        if (Character.isUpperCase(c)) {
          return Character.isLowerCase(before) ? WRONG : 0.5;
        }
        return RARE.indexOf(c) >= 0 ? 0.2 : 1;
      }
    };
  }

  /** An alphabet without capitals. */
  static Plausibility caseless(char first, char last) {
    return new Plausibility() {
      @Override
      double points(char before, char c, char after) {
        return c >= first && c <= last && !isAscii(before) && !isAscii(after) ? 1 : WRONG;
      }
    };
  }

  static Plausibility thai() {
    return new Plausibility() {
      @Override
      double points(char before, char c, char after) {
        boolean consonant = c >= '\u0e01' && c <= '\u0e2e';
        boolean sign = c >= '\u0e30' && c <= '\u0e4d';
        boolean onAscii = before < 0x80 && c >= '\u0e31' && c != '\u0e32' && c < '\u0e40';
        if (isAscii(before) || isAscii(after)) {
          return WRONG;
        }
        return consonant ? 1 : sign && !onAscii ? 0.8 : WRONG;
      }
    };
  }

  /** Texts in Japanese have kana in every sentence. */
  static Plausibility japanese() {
    return new Plausibility() {
      @Override
      double points(char before, char c, char after) {
        if (c >= '\u3041' && c <= '\u30fe') {
          return 1;
        }
        return c >= '\u4e00' && c <= '\u9fff' ? 0.6 : UNLIKELY;
      }
    };
  }

  /**
   * A national set whose common characters stand in front.
   *
   * @param set the set in which the place of a character is looked up
   * @param first the first byte of the first common characters
   * @param last of the last ones
   */
  static Plausibility common(String set, int first, int last, double points) {
    CharsetEncoder encoder = Charset.forName(set).newEncoder();
    return new Plausibility() {
      @Override
      double points(char before, char c, char after) {
        if (Character.isSurrogate(c) || !encoder.canEncode(c)) {
          return UNLIKELY;
        }
        byte[] place = String.valueOf(c).getBytes(encoder.charset());
        int lead = place[0] & 0xFF;
        return place.length == 2 && lead >= first && lead <= last ? points : 0;
      }
    };
  }
}
