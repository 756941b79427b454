package dev.pactwire.processor.dedupe;

import dev.pactwire.processor.text.Tokens;

/**
 * Words that stand for numbers and dates: {@code seven}, {@code dritte}, {@code mars}, {@code
 * Monday}. Another issue of a form has others of them in their places, as it has other digits.
 *
 * <p>Words of one value are one word, so that a house style ({@code seven} or {@code 7}, {@code
 * Nov} or {@code November}, {@code Samstag} or {@code Sonnabend}) is no change. A language block
 * holds one language, so it does no harm that words of different languages meet.
 *
 * <p>Mostly English, German, French and Spanish; Italian, Dutch, Portuguese and Russian for days,
 * months and small numbers. Words for one are left out: most of the time they are articles or
 * pronouns. A word of two meanings has the one that is abbreviated: {@code Sept} is September. A
 * plain table of hashes: every word of every article asks.
 */
final class Numerals {

  private static final int SLOTS = 2048;

  /** Groups of words with one value; the first of each is its form. */
  private static final String VALUES =
      "2 two zwei deux dos twee dois duas два|3 three drei trois tres drie tre três три"
          + "|4 four vier quatre cuatro quattro quatro четыре"
          + "|5 five fünf cinq cinco vijf cinque пять|6 six sechs seis zes шесть"
          + "|7 seven sieben siete zeven sette sete семь"
          + "|8 eight acht huit ocho otto oito восемь"
          + "|9 nine neun neuf nueve negen nove девять|10 ten zehn dix diez tien dieci десять"
          + "|11 eleven elf onze once|12 twelve zwölf douze doce twaalf"
          + "|13 thirteen dreizehn treize trece|14 fourteen vierzehn quatorze catorce"
          + "|15 fifteen fünfzehn quinze quince|16 sixteen sechzehn seize"
          + "|17 seventeen siebzehn|18 eighteen achtzehn|19 nineteen neunzehn"
          + "|20 twenty zwanzig vingt veinte|30 thirty dreißig dreissig trente treinta"
          + "|40 forty vierzig quarante cuarenta|50 fifty fünfzig cinquante cincuenta"
          + "|60 sixty sechzig soixante sesenta|70 seventy siebzig|80 eighty achtzig"
          + "|90 ninety neunzig"
          + "|2nd second deuxième segundo segunda zweite zweiten"
          + "|3rd third troisième tercero tercera dritte dritten"
          + "|4th fourth quatrième cuarto cuarta vierte vierten"
          + "|5th fifth cinquième quinto quinta fünfte fünften|6th sixth sechste|7th seventh siebte"
          + "|8th eighth achte|9th ninth neunte|10th tenth zehnte|11th eleventh|12th twelfth"
          + "|january jan januar jänner janvier enero gennaio januari janeiro января"
          + "|february feb februar février febrero febbraio februari fevereiro февраля"
          + "|march mar märz mars marzo maart março марта|april apr avril abril aprile апреля"
          + "|mai mayo maggio mei maio мая|june jun juni juin junio giugno junho июня"
          + "|july jul juli juillet julio luglio julho июля"
          + "|august aug août agosto augustus августа"
          + "|september sep sept septembre septiembre settembre setembro сентября"
          + "|october oct okt oktober octobre octubre ottobre outubro октября"
          + "|november nov novembre noviembre novembro ноября"
          + "|december dec dez dezember décembre diciembre dicembre dezembro декабря"
          + "|monday montag lundi lunes lunedì maandag понедельник"
          + "|tuesday dienstag mardi martes martedì dinsdag вторник"
          + "|wednesday mittwoch mercredi miércoles mercoledì woensdag среду"
          + "|thursday donnerstag jeudi jueves giovedì donderdag четверг"
          + "|friday freitag vendredi viernes venerdì vrijdag пятницу"
          + "|saturday samstag sonnabend samedi sábado sabato zaterdag субботу"
          + "|sunday sonntag dimanche domingo domenica zondag воскресенье"
          + "|today heute hoy|yesterday gestern ayer|tomorrow morgen demain"
          + "|hundred hundert|hundreds hunderte|thousand tausend|thousands tausende"
          + "|million mio|millions millionen|billion|billions|milliarde|milliarden mrd"
          + "|trillion|dozen dutzend|dozens dutzende|half hälfte";

  private static final long[] WORDS = new long[SLOTS];
  private static final long[] FORMS = new long[SLOTS];

  /** One bit for many hashes: nearly every word that is no numeral is turned down by a kilobyte. */
  private static final long[] MAY_BE = new long[128];

  static {
    for (String group : VALUES.split("\\|")) {
      String[] words = group.split(" ");
      for (String word : words) {
        put(Tokens.hashOf(word), Tokens.hashOf(words[0]));
      }
    }
  }

  private Numerals() {}

  /**
   * What stands for a word among those of its value.
   *
   * @param word hash of a token
   * @return hash of the form that all words of its value share, or 0 if the word is no numeral
   */
  static long form(long word) {
    if ((MAY_BE[(int) (word >>> 57)] >>> (word >>> 51) & 1) == 0) {
      return 0;
    }
    for (int slot = slot(word); WORDS[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
      if (WORDS[slot] == word) {
        return FORMS[slot];
      }
    }
    return 0;
  }

  private static void put(long word, long form) {
    int slot = slot(word);
    while (WORDS[slot] != 0 && WORDS[slot] != word) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    MAY_BE[(int) (word >>> 57)] |= 1L << (word >>> 51);
    WORDS[slot] = word;
    FORMS[slot] = form;
  }

  private static int slot(long word) {
    return (int) (word >>> 40) & (SLOTS - 1);
  }
}
