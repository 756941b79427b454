package dev.pactwire.processor.dedupe;

import dev.pactwire.processor.text.Tokens;
import java.util.stream.Stream;

/**
 * Words that stand for numbers and dates: {@code seven}, {@code dritte}, {@code mars}, {@code
 * Monday}. Another issue of a form has others of them in their places, as it has other digits.
 *
 * <p>English, German, French, Spanish. Words for one are left out: most of the time they are
 * articles or pronouns. A plain table of hashes: every word of every article asks.
 */
final class Numerals {

  private static final int SLOTS = 2048;
  private static final String WORDS =
      "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
          + " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
          + " second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
          + " january february march april june july august september october november december"
          + " jan feb mar apr jun jul aug sep sept oct nov dec"
          + " monday tuesday wednesday thursday friday saturday sunday"
          + " zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
          + " sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig"
          + " achtzig neunzig zweite zweiten dritte dritten vierte vierten fünfte fünften sechste"
          + " siebte achte neunte zehnte"
          + " januar jänner februar märz mai juni juli oktober dezember okt dez"
          + " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
          + " deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize"
          + " vingt trente quarante cinquante soixante deuxième troisième quatrième cinquième"
          + " janvier février mars avril juin juillet août septembre octobre novembre décembre"
          + " lundi mardi mercredi jeudi vendredi samedi dimanche"
          + " dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
          + " veinte treinta cuarenta cincuenta sesenta segundo segunda tercero tercera cuarto"
          + " cuarta quinto quinta enero febrero marzo abril mayo junio julio agosto septiembre"
          + " octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo";

  private static final long[] TABLE = table();

  private Numerals() {}

  /** Whether a word stands for a number or a date, by the hash of its token. */
  static boolean contains(long word) {
    for (int slot = slot(word); TABLE[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
      if (TABLE[slot] == word) {
        return true;
      }
    }
    return false;
  }

  private static int slot(long word) {
    return (int) (word >>> 40) & (SLOTS - 1);
  }

  private static long[] table() {
    long[] table = new long[SLOTS];
    Stream.of(WORDS.split(" "))
        .mapToLong(Tokens::hashOf)
        .distinct()
        .forEach(
            word -> {
              int slot = slot(word);
              while (table[slot] != 0) {
                slot = (slot + 1) & (SLOTS - 1);
              }
              table[slot] = word;
            });
    return table;
  }
}
