package dev.pactwire.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetGuessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1252 | Die Größe der Häfen überrascht viele Gäste, sagte der Bürgermeister am Dienstag",
        "windows-1252 | L’été dernier, le président a été élu à la tête de l’assemblée générale",
        "windows-1252 | El niño comió en la última estación del año, según informó la policía",
        "windows-1250 | Większość posłów opowiedziała się za ustawą, którą przyjęto w środę",
        "windows-1250 | Vláda schválila rozpočet, který počítá s nižším schodkem než loni",
        "windows-1254 | Türkiye'nin dışişleri bakanı görüşmelerde ateşkes çağrısı yaptı, ığdır şehrinde",
        "windows-1251 | Министры обороны встретились в понедельник и обсудили новые меры",
        "KOI8-R | Министры обороны встретились в понедельник и обсудили новые меры",
        "ISO-8859-5 | Министры обороны встретились в понедельник и обсудили новые меры",
        "IBM866 | Министры обороны встретились в понедельник и обсудили новые меры",
        "windows-1253 | Οι υπουργοί άμυνας συναντήθηκαν τη Δευτέρα και συζήτησαν νέα μέτρα",
        "windows-1255 | שרי הביטחון נפגשו ביום שני ודנו בצעדים חדשים",
        "windows-1256 | اجتمع وزراء الدفاع يوم الاثنين وناقشوا إجراءات جديدة",
        "x-windows-874 | รัฐมนตรีกลาโหมพบกันเมื่อวันจันทร์และหารือเกี่ยวกับมาตรการใหม่",
        "EUC-JP | 国防大臣は月曜日に会談し、新しい措置について話し合った。",
        "windows-31j | 国防大臣は月曜日に会談し、新しい措置について話し合った。",
        "x-windows-949 | 국방장관들은 월요일에 만나 새로운 조치를 논의했다.",
        "GB18030 | 国防部长星期一举行会晤，讨论了新的措施，并发表联合声明。",
        "Big5-HKSCS | 國防部長星期一舉行會晤，討論了新的措施，並發表聯合聲明。",
      })
  void tellsTheCharsetOfASentenceByItsLetters(String charset, String sentence) {
    byte[] page = ("<html><body><p>" + sentence + "</p>").getBytes(Charset.forName(charset));

    Decoder.Decoded decoded = Decoder.read(page, Optional.empty());

    assertThat(decoded.text()).contains(sentence);
    assertThat(Decoder.replaced(decoded.text())).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lunedì, però, così, perché: «È vero», ha detto il ministro, già nel 1998 a Forlì",
        "Lunedì si vota, però non così",
        "El president ha dit això: la situació és difícil, però no és impossible, i l'acció",
        "Ráðherrar funduðu á mánudag og ræddu nýjar aðgerðir, það sagði forsætisráðherra þá",
        "það var þá",
        "SÃO PAULO: ELEIÇÕES, AÇÃO, NÃO",
        "SÃO PAULO: ELEIÇÕES, AÇÃO, NÃO, INFORMAÇÃO, RELAÇÕES, SITUAÇÃO, É, À NOITE, ÓRGÃOS",
        "HANOI É",
        "5 € and £3, 20°C",
        "Från Malmö till Århus på två timmar, säger både svenska och danska företag: låt gå så",
        "Zoë Çelik déjà vu à Genève, naïveté, cœur, où, août, ça, île, l’Haÿ-les-Roses",
        "¿Qué pasó? ¡Mañana será otro día!, señaló el compañero José Muñoz, así de fácil",
      })
  void latinTextIsNotTakenForThatOfTheEast(String sentence) {
    byte[] page = ("<p>" + sentence + "</p>").getBytes(Charset.forName("windows-1252"));

    Decoder.Decoded decoded = Decoder.read(page, Optional.empty());

    assertThat(decoded.text()).contains(sentence);
  }

  @Test
  void aBrokenByteDoesNotMakeAUtf8PageOneOfAnotherCharset() {
    String sentence =
        "Größe der Häfen überrascht Gäste, sagte die Bürgermeisterin: «schön» für Köln";
    byte[] start = ("<p>" + sentence).getBytes(StandardCharsets.UTF_8);
    byte[] broken = Arrays.copyOf(start, start.length + 3);
    broken[start.length] = (byte) 0xE4;
    broken[start.length + 1] = '.';
    broken[start.length + 2] = '.';

    assertThat(Decoder.decode(broken, Optional.empty())).isEqualTo("<p>" + sentence + "\uFFFD..");
  }

  @Test
  void aUtf8PageMayBeCutOffInTheMiddleOfACharacter() {
    byte[] whole = "Der Häfen sind viele, sagt sie in 東京".getBytes(StandardCharsets.UTF_8);

    assertThat(Decoder.decode(Arrays.copyOf(whole, whole.length - 1), Optional.empty()))
        .startsWith("Der Häfen sind viele, sagt sie in 東");
  }

  @Test
  void countsWhatCannotBeDecoded() {
    byte[] page =
        "<meta charset=utf-8>abc\u00e9 def\u00e9 x".getBytes(Charset.forName("ISO-8859-1"));

    assertThat(Decoder.replaced(Decoder.decode(page, Optional.empty()))).isEqualTo(2);
  }
}
