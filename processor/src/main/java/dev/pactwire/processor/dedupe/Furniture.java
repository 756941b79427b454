package dev.pactwire.processor.dedupe;

import dev.pactwire.processor.text.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands in a text and belongs to who printed it, not to what is told: the dateline and the
 * agency's credit at its beginning ({@code BERLIN (dpa) -}, {@code PARIS, Nov 3 (AFP)}, {@code NEW
 * YORK, March 3 -}), and whole lines of credit, copyright, or links to other texts ({@code Reuter},
 * {@code (Reporting by …)}, {@code Lesen Sie auch: …}).
 *
 * <p>If fewer than {@value #BRIEF} tokens are left, place and date of the dateline stay: short
 * notices are often told apart by nothing else.
 *
 * <p>Whatever follows a dateline in its line stays. A line counts only as a whole, by how it
 * begins, and only if it is shorter than {@value #LONGEST_LINE} characters. Of a text that is
 * nothing else, nothing is left out.
 */
final class Furniture {

  /** Texts with fewer tokens keep place and date: many a notice has no other. */
  static final int BRIEF = 60;

  private static final int LONGEST_LINE = 240;
  private static final int LONGEST_CREDIT = 48;
  private static final int LONGEST_DATELINE = 140;

  private static final List<String> AGENCY_NAMES =
      List.of(
          "reuters",
          "reuter",
          "the associated press",
          "associated press",
          "agence france-presse",
          "europa press",
          "ria novosti",
          "prensa latina",
          "the canadian press",
          "dow jones",
          "bloomberg",
          "interfax",
          "xinhua",
          "kyodo",
          "yonhap",
          "anadolu",
          "ukrinform",
          "adnkronos",
          "agerpres",
          "notimex",
          "telam",
          "télam",
          "keystone-sda",
          "itar-tass");
  private static final String AGENCY_SIGNS =
      "dpa|DPA|AP|AFP|UPI|ANSA|EFE|APA|SDA|sda|ATS|ats|TASS|PTI|AAP|PA|KNA|epd|EPD|SID|sid"
          + "|dapd|ddp|ANP|PAP|NTB|MTI|CTK|ČTK|RIA|IANS|Jiji|Lusa|LUSA|Belga|BELGA|afp|ap|rtr|CNN";
  private static final String AGENCY =
      "(?:(?i:"
          + String.join("|", AGENCY_NAMES)
          + ")|"
          + AGENCY_SIGNS
          + ")"
          + "(?:[-/][\\p{L}\\d]{1,10}){0,4}";
  private static final String MONTH =
      "(?i:jan|feb|f[eé]v|m[aä]r|apr|avr|abr|ma[iy]|jun|jui|jul|aug|ao[uû]|ago|sep|o[ck]t|nov|de[czc]"
          + "|d[eé]c|ene)\\p{L}{0,7}\\.?";
  private static final String DATE =
      "(?:\\d{1,2}\\.?(?:\\s(?:de\\s)?" + MONTH + ")?|" + MONTH + "\\s\\d{1,2})(?:,?\\s\\d{4})?";
  private static final String PLACE = "\\p{Lu}[\\p{L}.'’ /-]{1,30}(?:,\\s\\p{L}[\\p{L}. ]{1,20})?";
  private static final String LOUD_PLACE =
      "\\p{Lu}{2}[\\p{Lu}.'’ /-]{1,30}(?:,\\s\\p{Lu}[\\p{L}. ]{1,20})?";
  private static final String RULE = "\\s?\\.?\\s?[-–—_]{1,3}\\s+";

  private static final Pattern DATELINE =
      Pattern.compile(
          "\\s*(?:"
              // PARIS, 3 nov (AFP) -; (Reuters) -; MADRID, 3 (EFE).-
              + ("(?:" + PLACE + "[,.]?\\s)?(?:" + DATE + "[,.]?\\s)?")
              + ("\\("
                  + AGENCY
                  + "(?:\\s?[,/+]\\s?"
                  + AGENCY
                  + "){0,3}\\)(?:\\s?\\.?\\s?[-–—_:]{1,3})?\\s*")
              // NEW YORK, March 3 -; BERLIN -
              + ("|" + LOUD_PLACE + "(?:,\\s" + DATE + ")?(?:,?\\s" + AGENCY + ")?" + RULE)
              // Berlin, 3. November -
              + ("|" + PLACE + ",\\s" + DATE + RULE)
              // AFP -
              + ("|" + AGENCY + "\\s?[-–—:]\\s+")
              // 【路透社北京11月3日电】, (서울=연합뉴스), 新华社北京11月3日电
              + "|[【（(\\[][^】）)\\]]{0,30}(?:社|电|電|통신|연합뉴스|뉴시스|뉴스1)[^】）)\\]]{0,20}[】）)\\]]"
              + "|新华社\\S{2,14}日电)");

  /** The agency within a dateline. */
  private static final Pattern AGENCIES =
      Pattern.compile(
          "(?<![\\p{L}\\d])" + AGENCY + "(?:\\s?[,/+]\\s?" + AGENCY + ")*(?![\\p{L}\\d])");

  private static final Pattern CREDIT =
      Pattern.compile(
          ("[\\s(\\[/*+©-]*(?:\\d{4}\\s)?" + AGENCY)
              + ("(?:[\\s/,+]+(?:" + AGENCY + "|\\p{Ll}{2,4}))*[\\s\\p{Cntrl})\\]/*.+-]*"));

  private static final Phrases OPENERS =
      new Phrases(
          List.of(
              "read more",
              "read also",
              "also read",
              "see also",
              "more on this",
              "related:",
              "click here",
              "sign up for",
              "subscribe to",
              "follow us on",
              "reporting by",
              "additional reporting by",
              "writing by",
              "editing by",
              "compiled by",
              "copyright",
              "all rights reserved",
              "lesen sie auch",
              "lesen sie hier",
              "lesen sie mehr",
              "mehr zum",
              "mehr dazu",
              "weiterlesen",
              "siehe auch",
              "zum thema:",
              "melden sie sich",
              "folgen sie uns",
              "mit material von",
              "mit material der",
              "alle rechte vorbehalten",
              "lire aussi",
              "à lire aussi",
              "a lire aussi",
              "lire la suite",
              "en savoir plus",
              "voir aussi",
              "abonnez-vous",
              "suivez-nous",
              "avec afp",
              "tous droits réservés",
              "lea también",
              "lea más",
              "leer más",
              "lee también",
              "te puede interesar",
              "ver también",
              "suscríbete",
              "síguenos",
              "con información de",
              "todos los derechos reservados"));

  /** What the letters of a credit begin with. Nearly every short line need not be matched. */
  private static final Phrases AGENCIES_BEGIN =
      new Phrases(
          Stream.concat(
                  AGENCY_NAMES.stream(),
                  Stream.of(AGENCY_SIGNS.toLowerCase(Locale.ROOT).split("\\|")).distinct())
              .toList());

  private static final String BRACKETS = "([【（新";
  private static final String RULES = "-–—_:";

  private static final String EDGE = " \t\r\u00A0([{<>»›→▶•*–—-+©";

  private Furniture() {}

  /**
   * What is left of a text.
   *
   * @param words the tokens
   * @param dateline how many of them, at the beginning, are place and date of a dateline
   */
  record Rest(Tokens words, int dateline) {}

  /** The tokens of a text without its furniture. */
  static Rest without(String body, Tokens words) {
    int[] spans = spans(body, false);
    if (spans.length == 0) {
      return new Rest(words, 0);
    }
    Tokens story = words.without(spans);
    Tokens rest = story.size() < BRIEF ? words.without(spans(body, true)) : story;
    return rest.size() == 0 ? new Rest(words, 0) : new Rest(rest, rest.size() - story.size());
  }

  /**
   * Beginning and end of each stretch to be left out, in the order of the text.
   *
   * @param brief whether place and date of a dateline stay
   */
  private static int[] spans(String body, boolean brief) {
    int[] spans = new int[8];
    int size = 0;
    boolean first = true;
    for (int from = 0; from < body.length(); ) {
      int line = body.indexOf('\n', from);
      int to = line < 0 ? body.length() : line;
      int begin = skipEdge(body, from, to);
      if (begin < to) {
        boolean whole = isFurniture(body, begin, to);
        int end = whole ? to : first ? dateline(body, from, to) : from;
        if (end > from) {
          int[] span = brief && !whole ? agency(body, from, end) : new int[] {from, end};
          spans = size == spans.length ? Arrays.copyOf(spans, 2 * size) : spans;
          spans[size++] = span[0];
          spans[size++] = span[1];
        }
        first &= end == to;
      }
      from = to + 1;
    }
    return Arrays.copyOf(spans, size);
  }

  /** The agency within a dateline; an empty stretch if none is known. */
  private static int[] agency(String body, int from, int to) {
    Matcher matcher = AGENCIES.matcher(body).region(from, to);
    return matcher.find() ? new int[] {matcher.start(), matcher.end()} : new int[] {from, from};
  }

  private static int dateline(String body, int from, int to) {
    int last = Math.min(to, from + LONGEST_DATELINE);
    if (!mayHaveDateline(body, from, last)) {
      return from;
    }
    Matcher matcher = DATELINE.matcher(body).region(from, last);
    return matcher.lookingAt() ? matcher.end() : from;
  }

  /** Whether there is what every dateline has: a bracket, a dash before a space, or 新. */
  private static boolean mayHaveDateline(String body, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = body.charAt(i);
      if (!isAsciiLetter(c) && c != ' ') {
        boolean ends = i + 1 < to && body.charAt(i + 1) <= ' ';
        if (BRACKETS.indexOf(c) >= 0 || ends && RULES.indexOf(c) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFurniture(String body, int from, int to) {
    int length = to - from;
    if (length > LONGEST_LINE) {
      return false;
    }
    if (length <= LONGEST_CREDIT
        && mayBeCredit(body, from, to)
        && CREDIT.matcher(body).region(from, to).matches()) {
      return true;
    }
    return OPENERS.begin(body, from, to);
  }

  private static boolean mayBeCredit(String body, int from, int to) {
    int at = from;
    while (at < to && !Character.isLetter(body.charAt(at))) {
      at++;
    }
    return AGENCIES_BEGIN.begin(body, at, to);
  }

  private static int skipEdge(String body, int from, int to) {
    int at = from;
    while (at < to && !isAsciiLetter(body.charAt(at)) && EDGE.indexOf(body.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Nearly every line begins with one, which the edge need not be searched for. */
  private static boolean isAsciiLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}
