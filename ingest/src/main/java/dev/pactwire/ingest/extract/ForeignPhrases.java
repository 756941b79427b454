package dev.pactwire.ingest.extract;

import java.util.regex.Pattern;

/** As {@link Phrases}, in languages that are written in other scripts or are not of the West. */
final class ForeignPhrases {

  /** The ends of words are those of all scripts; without the last flag they depend on the JDK. */
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** The first letters behind the Latin ones, and the Latin ones behind those. */
  private static final char GREEK = '\u0370';

  private static final char VIETNAMESE = '\u1e00';
  private static final char VIETNAMESE_END = '\u1eff';

  /** A line that opens what follows the article. */
  private static final Pattern AFTERWORD =
      Pattern.compile(
          "(?:関連(?:記事|ニュース|リンク|キーワード|する記事)|あわせて読みたい|おすすめ(?:の)?記事|アクセスランキング|人気記事|この記事(?:を|に関する).{0,20}|コメント|タグ|トップニュース|最新記事"
              + "|관련\\s?(?:기사|뉴스|키워드)|많이 본 (?:기사|뉴스).*|인기\\s?(?:기사|뉴스)|추천\\s?(?:기사|뉴스)|주요\\s?뉴스|댓글.{0,10}|태그|이 기사를 추천합니다.*|기자의? 다른 ?기사.*|다른 ?기사 ?보기"
              + "|相关(?:阅读|新闻|文章|报道|链接|推荐)|延伸(?:阅读|閱讀)|相關(?:新聞|文章|報導)|推荐阅读|推薦閱讀|热门(?:文章|新闻|推荐)|更多(?:新闻|文章|新聞).{0,6}|评论|留言"
              + "|اقرأ أيضا.*|إقرأ أيضا.*|اقرأ المزيد.*|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|الأكثر (?:قراءة|مشاهدة).*|تعليقات|كلمات دلالية|شارك(?: هذا)?(?: المقال| الخبر)?|مواضيع قد تهمك"
              + "|(?:материалы|новости|статьи) по теме|похожие (?:новости|статьи|материалы)|другие новости|главные новости|самое (?:читаемое|популярное).*|комментарии.{0,8}|комментировать|теги|поделиться|популярное|(?:новини|матеріали) (?:за темою|по темі)|схожі новини|коментарі|поділитися|читайте також.*"
              + "|διαβάστε (?:επίσης|ακόμ[αη]).*|σχετικά (?:άρθρα|θέματα|νέα)|δείτε (?:επίσης|ακόμ[αη]).*|σχόλια|ροή ειδήσεων|δημοφιλή"
              + ")\\s*[:：]?",
          FLAGS);

  private static final Pattern LATIN_AFTERWORD =
      Pattern.compile(
          "(?:ilgili haberler|(?:bunlar da )?ilginizi çekebilir.*|çok okunanlar|son dakika(?: haberleri)?|yorumlar?|etiketler|benzer haberler|öne çıkanlar|paylaş"
              + "|powiązane (?:artykuły|tematy)|zobacz więcej|najczęściej czytane|najnowsze|polecane|komentarze.{0,6}|tagi|udostępnij|související (?:články|témata)|čtěte (?:také|též).*|kapcsolódó cikkek|articole similare|citește și.*|citiți și.*|berita terkait|baca juga.*|tin liên quan|bài viết liên quan|aiheesta lisää|läs (?:också|även).*|läs mer.*|les også.*|læs også.*|relaterade artiklar)\\s*[:：]?",
          FLAGS);

  /** A line that belongs to no article wherever it stands. */
  private static final Pattern NOISE =
      Pattern.compile(
          "(?:続きを読む|もっと見る|広告|無断(?:転載|複製).*|.{0,60}無断(?:転載|複製).{0,40}|(?:写真|画像|提供|出典)[:：].{0,40}|※?この記事は.{0,30}会員限定.*|シェアする|ツイート|印刷"
              + "|광고|더\\s?보기|.{0,60}무단\\s?(?:전재|복제|배포).{0,60}|.{0,20}저작권자.{0,80}|ⓒ.{0,80}|(?:사진|영상|자료|출처)\\s?[=:].{0,60}|기사제보.*|구독(?:하기)?|공유(?:하기)?|글자 ?크기.*"
              + "|(?:责任编辑|責任編輯|编辑|編輯|来源|來源|原标题|原標題|校对|审核|记者|图源|图片来源|圖片來源)\\s*[:：].{0,60}|(?:点击|點擊).{0,30}|广告|廣告|分享到?.{0,20}|扫(?:一扫|码).{0,40}|版权(?:声明|所有).*|未经.{0,20}(?:转载|授权).*|阅读全文|展开全文"
              + "|إعلان(?:ات)?|(?:المصدر|تصوير|المصادر)\\s?:.{0,60}|تابعوا?نا.{0,120}|اشترك.{0,100}|جميع الحقوق محفوظة.*|لمتابعة .{0,100}|للمزيد.{0,60}"
              + "|реклама|(?:под(?:пишитесь|писывайтесь)|присоединяйтесь|следите за|вступайте)\\b.{0,160}|(?:фото|источник|иллюстрация|видео)\\s?:.{0,80}|все права защищены.*|нашли (?:ошибку|опечатку).*|(?:читать|смотреть|слушать) (?:далее|полностью|также)\\b.*|если вы (?:нашли|заметили|обнаружили) ошибку.*|(?:підписуйтесь|підпишіться|долучайтесь)\\b.{0,160}|(?:читайте|дивіться) (?:також|ще)\\b.*|(?:фото|джерело)\\s?:.{0,80}|новости партн[её]ров"
              + "|διαφήμιση|(?:διαβάστε|δείτε) (?:επίσης|ακόμ[αη]|περισσότερα)\\b.*|(?:ακολουθήστε|εγγραφείτε|κάντε εγγραφή)\\b.{0,160}|(?:πηγή|φωτο(?:γραφία)?|credits?)\\s?:.{0,80}"
              + ")",
          FLAGS);

  private static final Pattern LATIN_NOISE =
      Pattern.compile(
          "(?:reklam|(?:ilgili haber|ayrıca bakınız|kaynak|fotoğraf|foto)\\s?:.{0,120}|(?:abone ol|takip edin|bizi takip|haberin devamı|devamını oku)\\b.{0,120}"
              + "|reklama|(?:źródło|fot\\.?|zdjęcie|foto|zdroj|forrás|sursa|sumber)\\s?:.{0,80}|(?:obserwuj nas|dołącz do|zapisz się|subskrybuj|subskrybcja)\\b.{0,140}|(?:čtěte|citește|citiți) (?:také|též|și)\\b.*|(?:baca|simak|lihat) (?:juga|pula)\\b.*|>>>? ?xem (?:thêm|ngay).*|(?:läs|les|læs) (?:också|även|også|mer)\\b.{0,160}|annons|annonse|advertentie|mainos|hirdetés|publicitate|iklan|quảng cáo|pubblicità|publicidade|publicidad|publicité)",
          FLAGS);

  private ForeignPhrases() {}

  static boolean opensAfterword(String line) {
    return (isOfTheWest(line) ? LATIN_AFTERWORD : AFTERWORD).matcher(line).matches();
  }

  static boolean isNoise(String line) {
    return (isOfTheWest(line) ? LATIN_NOISE : NOISE).matcher(line).matches();
  }

  /** Whether a line has no letters but Latin ones. */
  private static boolean isOfTheWest(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c >= GREEK && Character.isLetter(c) && (c < VIETNAMESE || c > VIETNAMESE_END)) {
        return false;
      }
    }
    return true;
  }
}
