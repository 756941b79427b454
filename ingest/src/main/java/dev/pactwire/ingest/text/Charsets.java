package dev.pactwire.ingest.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Charsets by the names that documents give them. As browsers do, a name stands for the widest
 * charset of its family: who writes Latin-1 means Windows-1252, who writes GB2312 may use all of
 * GB18030. Names that the JDK does not know, but the web does, are added.
 */
final class Charsets {

  /** What is read where nothing else is known or likely. */
  static final Charset FALLBACK = Charset.forName("windows-1252");

  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("gb2312", "GB18030"),
          Map.entry("gb_2312-80", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("chinese", "GB18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("euckr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("korean", "x-windows-949"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("windows-874", "x-windows-874"),
          Map.entry("dos-874", "x-windows-874"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("latin5", "windows-1254"),
          Map.entry("iso-8859-8-i", "ISO-8859-8"),
          Map.entry("logical", "ISO-8859-8"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("cn-big5", "Big5-HKSCS"),
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("mac", "x-MacRoman"),
          Map.entry("macroman", "x-MacRoman"),
          Map.entry("mac-roman", "x-MacRoman"),
          Map.entry("x-mac-roman", "x-MacRoman"),
          Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
          Map.entry("mac-cyrillic", "x-MacCyrillic"),
          Map.entry("maccyrillic", "x-MacCyrillic"),
          Map.entry("mac-greek", "x-MacGreek"),
          Map.entry("macgreek", "x-MacGreek"),
          Map.entry("mac-turkish", "x-MacTurkish"),
          Map.entry("macturkish", "x-MacTurkish"),
          Map.entry("mac-iceland", "x-MacIceland"),
          Map.entry("maciceland", "x-MacIceland"),
          Map.entry("mac-latin2", "x-MacCentralEurope"),
          Map.entry("maclatin2", "x-MacCentralEurope"),
          Map.entry("unicode-1-1-utf-8", "UTF-8"),
          Map.entry("utf8mb4", "UTF-8"),
          Map.entry("utf_8", "UTF-8"),
          Map.entry("ucs-2", "UTF-16"),
          Map.entry("unicode", "UTF-16"),
          Map.entry("ucs-4", "UTF-32"));

  private Charsets() {}

  /** The charset meant by a name; empty if nobody knows it. */
  static Optional<Charset> named(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    try {
      Charset charset = Charset.forName(MEANT.getOrDefault(folded, folded));
      boolean latin =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      return Optional.of(latin ? FALLBACK : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }
}
