package dev.pactwire.ingest.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Tells the charset of a document that names none, by how likely the text looks that each one
 * gives: what it cannot decode excludes it; letters of its own script speak for it, capitals in the
 * middle of words, mixed scripts and rare characters against it. Asked only for bytes that are not
 * UTF-8; where nothing looks likely the answer is empty.
 */
final class CharsetGuess {

  private static final int SAMPLE = 1 << 16;

  /** Mean points of a character below which no charset is likely. */
  private static final double LIKELY = 0.25;

  /** A later candidate has to be better than an earlier one by this much. */
  private static final double MARGIN = 0.02;

  /** Most pages without a charset are Windows-1252: another has to be better by this much. */
  private static final double CLEARLY = 0.2;

  /** Fewer bytes beyond ASCII tell nothing against Windows-1252, if it makes sense of them. */
  private static final int FEW = 10;

  /** A charset, and who judges the text it gives. */
  private record Candidate(Charset charset, Supplier<Plausibility> judge) {
    static Candidate of(String name, Supplier<Plausibility> judge) {
      return new Candidate(Charset.forName(name), judge);
    }
  }

  /** The letters of Windows-1252 by families of languages: no text has those of all. */
  private static final List<Candidate> WESTERN =
      List.of(
          Candidate.of(
              "windows-1252",
              () ->
                  Plausibility.latin("àáâãäçèéêëìíîïñòóôõöùúûüßÿœæªºÀÁÂÃÄÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜŸŒÆ")),
          Candidate.of("windows-1252", () -> Plausibility.latin("äöüßåæøéèàêóôÄÖÜÅÆØÉÈÀÊÓÔ")),
          Candidate.of("windows-1252", () -> Plausibility.latin("áéíóúýðþæöøÁÉÍÓÚÝÐÞÆÖØ")));

  private static final List<Candidate> OTHERS =
      List.of(
          Candidate.of(
              "windows-1250",
              () -> Plausibility.latin("áéíóúýöüäßąćęłńśźżčďěňřšťůžőűđľĺŕôŁŚŻČŘŠŽ")),
          Candidate.of("windows-1254", () -> Plausibility.latin("çğıöşüâîûÇĞİÖŞÜ")),
          Candidate.of("windows-1255", () -> Plausibility.caseless('\u05d0', '\u05ea')),
          Candidate.of("windows-1251", () -> Plausibility.cased('\u0400', '\u0491')),
          Candidate.of("KOI8-R", () -> Plausibility.cased('\u0400', '\u0451')),
          Candidate.of("ISO-8859-5", () -> Plausibility.cased('\u0400', '\u045f')),
          Candidate.of("IBM866", () -> Plausibility.cased('\u0400', '\u045f')),
          Candidate.of("windows-1253", () -> Plausibility.cased('\u0386', '\u03ce')),
          Candidate.of("windows-1256", () -> Plausibility.caseless('\u0621', '\u064a')),
          Candidate.of("x-windows-874", () -> Plausibility.thai()),
          Candidate.of("EUC-JP", () -> Plausibility.japanese()),
          Candidate.of("windows-31j", () -> Plausibility.japanese()),
          Candidate.of("x-windows-949", () -> Plausibility.common("EUC-KR", 0xB0, 0xC8, 0.9)),
          Candidate.of("GB18030", () -> Plausibility.common("GB2312", 0xB0, 0xD7, 0.85)),
          Candidate.of("Big5-HKSCS", () -> Plausibility.common("Big5", 0xA4, 0xC6, 0.85)));

  private CharsetGuess() {}

  static Optional<Charset> of(byte[] bytes) {
    double western = WESTERN.stream().mapToDouble(c -> points(bytes, c)).max().orElse(0);
    if (western > 0 && beyondAscii(bytes) < FEW) {
      return Optional.of(WESTERN.get(0).charset());
    }
    Optional<Charset> best =
        Optional.of(WESTERN.get(0).charset()).filter(charset -> western > LIKELY);
    double most = Math.max(LIKELY, western + CLEARLY - MARGIN);
    for (Candidate candidate : OTHERS) {
      double points = points(bytes, candidate);
      if (points > most + MARGIN) {
        most = points;
        best = Optional.of(candidate.charset());
      }
    }
    return best;
  }

  private static long beyondAscii(byte[] bytes) {
    return IntStream.range(0, Math.min(bytes.length, SAMPLE)).filter(i -> bytes[i] < 0).count();
  }

  private static double points(byte[] bytes, Candidate candidate) {
    CharsetDecoder decoder =
        candidate
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    int length = Math.min(bytes.length, SAMPLE);
    CharBuffer text = CharBuffer.allocate(length + 2);
    // The sample may end in the middle of a character.
    CoderResult result =
        decoder.decode(ByteBuffer.wrap(bytes, 0, length), text, length == bytes.length);
    return result.isError() ? 0 : candidate.judge().get().of(text.flip());
  }
}
