package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a text of a few sentences another notice, and what does not. */
class ShortTextsTest {

  private static final String ENGLISH =
      "The harbour office of Arnfeld said on Monday that the new ferry to Oberau will take seven"
          + " lorries and carry mail twice, that several dead fish were found near the capital, and"
          + " that passengers must register early";

  private static final String GERMAN =
      "Das Hafenamt von Arnfeld teilte am Montag mit, dass die neue Fähre nach Oberau sieben"
          + " Lastwagen mitnimmt und zweimal am Tag schnell übersetzt, dass der Betrieb im Winter"
          + " ruht und dass Reisende sich früh anmelden müssen";

  private static final String CHINESE = "港务局星期一宣布从北京开往上海的新渡轮将运载七辆卡车每天两次运送邮件乘客必须提前登记冬季停航";

  private static final String KOREAN =
      "항만청은 월요일 서울에서 인천으로 가는 새 여객선이 트럭 일곱 대를 싣고 하루 두 번 우편물을 나르며 승객은 미리 등록해야 하고"
          + " 겨울에는 운항을 멈추며 요금은 시청과 다시 협의한다고 NATO 대표단에 밝혔다";

  private static final String ARABIC =
      "قالت هيئة الميناء يوم الاثنين إن العبارة الجديدة من دمشق إلى حلب ستنقل سبع شاحنات وتحمل"
          + " البريد مرتين كل يوم وإن على الركاب التسجيل مبكرا وإن الرحلات تتوقف في الشتاء كما ورد";

  private static final String STORY_END =
      " Anyone who wants to cross has to be at the quay before the gates close, the office said,"
          + " because the crew leaves with the tide and waits for nobody; the toll is paid in coins"
          + " and the crossing takes as long as the current allows.";

  @ParameterizedTest
  @CsvSource({"mail,letters", "new,first", "early,soon"})
  void anOrdinaryWordCorrectedMakesACopy(String word, String other) {
    assertThat(isCopy(ENGLISH, ENGLISH.replace(" " + word, " " + other))).isTrue();
  }

  @ParameterizedTest
  @Tag("fault-26")
  @CsvSource({
    "Oberau,Lindau",
    "Monday,Tuesday",
    "seven,nine",
    "several,seven",
    "seven,several",
    "the capital,Damascus",
    "near the capital,near Damascus",
    "capital,Damascus",
    "will take,will not take",
    "dead fish,fish",
    "lorries,14 lorries",
    "Arnfeld said,Arnfeld Bruckstadt said",
    "mail twice,post daily"
  })
  void anotherNameNumberOrNegationMakesAnotherNotice(String words, String others) {
    assertThat(isCopy(ENGLISH, ENGLISH.replace(words, others))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "will take,will not take",
    "will take,won't take",
    "carry mail,carry no mail",
    "passengers must,passengers never must",
    "ENDS,ENDS not",
    "The harbour,No harbour",
    "will soon,will not"
  })
  void inALongerBriefANegationMoreTellsSomethingElse(String words, String others) {
    // Given a text long enough for one word more to leave it 95 % of its shingles
    String brief = longBrief(ENGLISH);
    // Then
    assertThat(isCopy(brief, brief.replace(words, others))).isFalse();
    assertThat(isCopy(brief.replace(words, others), brief)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "will take,will soon take",
    "will take,will take up",
    "must register early,must register",
    "is not,isn't",
    "does not,doesn't",
    "quietly,quitely"
  })
  void anOrdinaryWordMoreOrAnotherSpellingOfANegationDoesNot(String words, String others) {
    String brief = longBrief(ENGLISH) + " It is not late; it does not stop.";
    assertThat(isCopy(brief, brief.replace(words, others))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Le bureau du port dit que le nouveau bac prendra les camions,pas,prendra|ne prendra pas",
    "La oficina del puerto dice que el barco lleva los coches,nunca,lleva|nunca lleva",
    "Управление порта сообщает что новый паром берет грузовики,не,берет|не берет"
  })
  void negationsOfOtherLanguagesAreKnown(String lead, String negation, String change) {
    String brief = lead + " " + Texts.of(3, 36) + " Fin.";
    String[] words = change.split("\\|");
    assertThat(isCopy(brief, brief.replace(words[0], words[1]))).as(negation).isFalse();
    assertThat(isCopy(brief, brief.replace(words[0], words[0] + " zzz"))).isTrue();
  }

  @Test
  void upToTwiceTheLengthOfAShortTextANegationCountsIfItIsAllThatDiffersAndNotInALongStory() {
    // Given
    String longish = longBrief(ENGLISH) + "." + STORY_END;
    String edited = longish.replace("the crew leaves with", "all sailors go by");
    String story = longish + " " + Texts.of(8, 40);
    // Then
    assertThat(isCopy(longish, longish.replace("will take", "will not take"))).isFalse();
    assertThat(isCopy(longish, edited)).isTrue();
    assertThat(isCopy(story, story.replace("will take", "will not take"))).isTrue();
  }

  @Test
  void whatAFullerVersionSaysBeforeAndBehindABriefDoesNotCount() {
    String brief = longBrief(ENGLISH);
    assertThat(isCopy("Nobody had expected it. " + brief + " There is no other ferry.", brief))
        .isTrue();
  }

  /** A brief of some 50 words. */
  private static String longBrief(String brief) {
    return brief + ", and that it will soon be followed by a boat that runs quietly and ENDS there";
  }

  @Test
  void germanNoticesAreToldApartLikewise() {
    assertThat(isCopy(GERMAN, GERMAN.replace("schnell", "rasch"))).isTrue();
    assertThat(isCopy(GERMAN, GERMAN.replace("mitnimmt", "nicht mitnimmt"))).isFalse();
    assertThat(isCopy(GERMAN, GERMAN.replace("Montag", "Dienstag"))).isFalse();
    assertThat(isCopy(GERMAN, GERMAN.replace("sieben", "mehrere"))).isFalse();
    assertThat(isCopy(GERMAN, GERMAN.replace("Oberau", "Lindau"))).isFalse();
  }

  @ParameterizedTest
  @Tag("fault-26")
  @CsvSource({"上海,天津", "星期一,星期二", "七辆,八辆", "每天两次,每天三次"})
  void chineseFlashesWithAnotherCityDayOrNumberAreNotMerged(String word, String other) {
    assertThat(isCopy(CHINESE, CHINESE.replace(word, other))).isFalse();
  }

  @ParameterizedTest
  @Tag("fault-26")
  @CsvSource({"인천으로,부산으로", "월요일,화요일", "일곱,여덟", "멈추며,멈추지 않으며"})
  void koreanFlashesWithAnotherCityDayOrNumberAreNotMerged(String word, String other) {
    assertThat(isCopy(KOREAN, KOREAN.replace(word, other))).isFalse();
  }

  @ParameterizedTest
  @Tag("fault-26")
  @CsvSource({"حلب,حمص", "الاثنين,الثلاثاء", "سبع,تسع"})
  void arabicFlashesWithAnotherCityDayOrNumberAreNotMerged(String word, String other) {
    assertThat(isCopy(ARABIC, ARABIC.replace(word, other))).isFalse();
  }

  @Test
  void equalFlashesAreCopiesInEveryScript() {
    assertThat(isCopy(CHINESE, CHINESE + "。")).isTrue();
    assertThat(isCopy(KOREAN, KOREAN + ".")).isTrue();
    assertThat(isCopy(ARABIC, "«" + ARABIC + "»")).isTrue();
  }

  @Test
  @Tag("fault-26")
  void shortNoticesFromOtherPlacesOrDaysAreNotMergedButOtherCreditsAre() {
    assertThat(isCopy("ARNFELD (AP) - " + ENGLISH, "LINDAU (AP) - " + ENGLISH)).isFalse();
    assertThat(isCopy("ARNFELD, March 3 - " + ENGLISH, "ARNFELD, March 4 - " + ENGLISH)).isFalse();
    assertThat(isCopy("北京 " + CHINESE, "天津 " + CHINESE)).isFalse();
    assertThat(isCopy(ENGLISH + " in Arnfeld", ENGLISH + " in Lindau")).isFalse();
    assertThat(isCopy("ARNFELD (AP) - " + ENGLISH, "ARNFELD (AFP) - " + ENGLISH)).isTrue();
    assertThat(isCopy("ARNFELD, March 3 - " + ENGLISH, ENGLISH)).isTrue();
  }

  @Test
  void aBriefSentAgainWithASentenceMoreIsACopyAlsoWhereThatMakesItLongEnoughToLoseItsDateline() {
    // Given a brief of less than sixty words, and a fuller version of more
    String brief = "NEW ARNFELD, March 3 - " + ENGLISH;
    String fuller = brief + "." + STORY_END;
    // Then
    assertThat(isCopy(brief, fuller)).isTrue();
    assertThat(isCopy(fuller, brief)).isTrue();
    assertThat(isCopy(brief, fuller.replace("seven", "nine"))).isFalse();
    assertThat(isCopy("Ministers of " + ENGLISH, "Friends of " + ENGLISH)).isFalse();
  }

  @Test
  void anotherHouseStyleOfNumbersAndDatesMakesNoOtherText() {
    // Given
    String english = "On Nov 5 " + ENGLISH;
    String house = "On November 5 " + ENGLISH.replace("seven", "7");
    // Then
    assertThat(isCopy(english, house)).isTrue();
    assertThat(isCopy(english + "." + STORY_END, house + "." + STORY_END)).isTrue();
    assertThat(isCopy("Am 3. Okt. " + GERMAN, "Am 3. Oktober " + GERMAN.replace("sieben", "7")))
        .isTrue();
    assertThat(isCopy(english, house.replace("7", "8"))).isFalse();
    assertThat(isCopy(english, house.replace("5", "6"))).isFalse();
  }

  @ParameterizedTest
  @Tag("fault-26")
  @ValueSource(
      strings = {
        "Deal collapses within hours: ",
        "Court declares the agreement void: ",
        "No deal after all: ",
        "NO DEAL - ",
        "TALKS IN FREEDONIA COLLAPSE WITHIN HOURS - ",
        "Sylvania leaves the pact: "
      })
  void firstWordsThatTurnABriefIntoOtherNewsAreNoDateline(String news) {
    // Given
    String first =
        "the ministers of Freedonia and Sylvania agreed on Monday to stop all fighting along the"
            + " river and to withdraw their troops behind the bridges by the weekend.";
    String fuller =
        "T"
            + first.substring(1)
            + " Both armies had held the banks since the spring, and neither had moved for months."
            + " Observers from the coast will count the boats and report to the two capitals.";
    // Then
    assertThat(isCopy(fuller, news + first)).isFalse();
    assertThat(isCopy(news + first, fuller)).isFalse();
    assertThat(isCopy(fuller, "ARNFELD, March 3 - " + first)).isTrue();
    assertThat(isCopy("ARNFELD, March 3 - " + first, fuller)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "the office,AT&T",
    "the lorries,T lorries",
    "pier one,pier No 1",
    "the end,pas the end",
    "point zero,point nul",
    "near noon,near 't noon"
  })
  void wordsThatNegateElsewhereAreOrdinaryWords(String words, String others) {
    String brief = longBrief(ENGLISH);
    String one = brief.replace("and ENDS there", "to " + words);
    assertThat(negations(one.replace(words, others))).isEqualTo(negations(one));
  }

  @ParameterizedTest
  @ValueSource(strings = {"they can't", "no word", "ne lui a-t-il pas", "pas d'accord", "don’t"})
  void whereTheyNegateTheyCount(String words) {
    assertThat(negations("Harbour " + words)).isEqualTo(1);
  }

  private static long negations(String text) {
    char[] tokens = new Fingerprinter().of("", text).tokens();
    return new String(tokens).chars().filter(token -> Negations.isOne((char) token)).count();
  }

  private static boolean isCopy(String first, String second) {
    assertThat(second).isNotEqualTo(first);
    Newsroom news = new Newsroom();
    news.publish("a", first);
    return Newsroom.original(news.publish("b", second)).equals("a");
  }
}
