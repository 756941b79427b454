package dev.pactwire.bench.corpus;

/** An endless supply of distinct article texts, each of about {@value #CHARACTERS} characters. */
@FunctionalInterface
interface Texts {

  /** Length of a text: 5 KB, since nearly all characters take one byte. */
  int CHARACTERS = 5 * 1024;

  /** The text with a number; the same number gives the same text. */
  String text(int number);
}
