package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates that the words before them explain: "Veröffentlicht am 16.08.2019", "Updated: May 10". */
final class Announcements {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "\\b(?:veröffentlich\\w*|publiziert|erschienen|erscheinungsdatum|erstveröffentlich\\w*|eingestellt (?:am|von)|erstellt (?:am|von)|online seit|geschrieben (?:am|von)"
              + "|publish(?:ed)?(?: on| at)?|posted|first published|publication date|date published"
              + "|publié\\w*|paru\\w*|mis\\w* en ligne|publicad[oa]\\w*|fecha de publicación|publicación|pubblicat[oa]\\w*|data pubblicazione|gepubliceerd|geplaatst"
              + "|opublikowan\\w*|data publikacji|dodano|publicerad\\w*|publisert|udgivet|julkaistu|publikováno|közzétéve|опубликован\\w*|дата публикации|опубліковано)\\b",
          FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

  /** The same in scripts without spaces between words or capitals, and in more languages. */
  private static final Pattern PUBLISHED_ELSEWHERE =
      Pattern.compile(
          "公開|投稿日|掲載|配信|発表日?|发布|发表|發佈|發布|發表|입력|등록|승인|게시|تاريخ النشر|نشرت? (?:في|بتاريخ|يوم)?|أضيف بتاريخ|פורסם"
              + "|(?:δημοσ|yayın|yayim|giriş tarihi|oluşturulma|zveřejn|vydán|objavljen|publicat|đăng|diterbitkan|terbit|paskelbt|avaldatud|megjelent|оприлюдн|публикувано|створено|создано|διάθεση)",
          FLAGS);

  private static final Pattern CHANGED_ELSEWHERE =
      Pattern.compile(
          "更新|修正日?|수정|آخر تحديث|تم التحديث|تحديث|עודכן"
              + "|(?:ενημ[εέ]ρωση|güncelle|aktualizov|ažuriran|actualizat|cập nhật|diperbarui|atnaujint|uuendatud|frissítve|обновл|изменен|оновлен|sist oppdatert|senast uppdaterad|sidst opdateret|päivitetty)",
          FLAGS);

  private static final Pattern CHANGED =
      Pattern.compile(
          "\\b(?:aktualisiert|letzte (?:änderung|aktualisierung|bearbeitung)|zuletzt (?:geändert|aktualisiert|bearbeitet)|geändert am|stand"
              + "|(?:last |lastly )?(?:updated|modified|edited|revised|reviewed)|last (?:update|change)"
              + "|mis\\w* à jour|modifié\\w*|dernière (?:mise à jour|modification)|actualizad[oa]|última (?:actualización|modificación)|aggiornat[oa]|ultim[oa] (?:aggiornamento|modifica)"
              + "|bijgewerkt|laatst gewijzigd|zaktualizowan\\w*|ostatnia (?:aktualizacja|modyfikacja)|atualizad[oa]|обновлено|оновлено)\\b",
          FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

  /** The date follows the word at most this far. */
  private static final int REACH = 45;

  private Announcements() {}

  /** The first date said to be that of publication. */
  static Optional<SourceTime> published(Stamps stamps) {
    return first(stamps, PUBLISHED).or(() -> first(stamps, PUBLISHED_ELSEWHERE));
  }

  /** The first date said to be that of a change. */
  static Optional<SourceTime> changed(Stamps stamps) {
    return first(stamps, CHANGED).or(() -> first(stamps, CHANGED_ELSEWHERE));
  }

  private static Optional<SourceTime> first(Stamps stamps, Pattern words) {
    return stamps.texts().stream().flatMap(text -> after(text, words).stream()).findFirst();
  }

  private static Optional<SourceTime> after(String text, Pattern words) {
    Matcher matcher = words.matcher(text);
    while (matcher.find()) {
      Optional<TimeParser.Found> found = TimeParser.find(text.substring(matcher.end()));
      if (found.isPresent() && found.get().start() <= REACH) {
        return found.map(TimeParser.Found::time);
      }
    }
    return Optional.empty();
  }
}
