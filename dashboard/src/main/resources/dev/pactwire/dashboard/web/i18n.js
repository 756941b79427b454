// Texts of the page in English and German, and names of labels.
import { ALLIANCES, REGIONS } from './names.js';

const TEXTS = {
  en: {
    skip: 'Skip to content', views: 'Views', stream: 'Stream', overview: 'Overview', operations: 'Operations',
    live: 'Live', loading: 'Loading …', reconnecting: 'Connection lost, reconnecting …', behind: 'Reading the topics …', stale: 'Out of date',
    notice_lost: at => `The connection to the server was lost at ${at}. What you see is from before; the page keeps trying and goes on by itself.`,
    notice_unreachable: 'The server does not answer. The page keeps trying and goes on by itself.', notice_behind: 'The server is still reading the topics. The page goes on by itself in a moment.',
    notice_kafka: problems => `The server cannot read from Kafka, so what you see may be out of date. ${problems}`,
    notice_no_topic: 'There is no topic news.classified yet. As soon as a processor runs, its articles stand here by themselves.',
    theme_auto: 'Theme: system', theme_light: 'Theme: light', theme_dark: 'Theme: dark', other_language: 'Deutsch',
    search: 'Search title and text', filters: 'Filters', clear: 'Clear filters', alliances: 'Alliances', regions: 'Regions',
    countries: 'Countries', languages: 'Languages', sources: 'Sources', focus_only: 'Only what it is about, not what it mentions',
    more: 'Show all', less: 'Show fewer', narrow: 'Narrow this list', and_others_n: n => `and ${n} others: narrow the list`, more_labels: n => `${n} more`, remove: 'Remove filter', articles_n: n => `${n} ${n === '1' ? 'article' : 'articles'}`, of_n: n => `of ${n}`,
    sources_n: n => `${n} sources`, new_n: n => `${n} new`, updated: 'Updated', corrected: 'Corrected', retracted: 'Retracted',
    revision: n => `version ${n}`, no_articles: 'No article fits these filters.', none_yet: 'Nothing has come in yet. The first article will stand here by itself.', loading_articles: 'The articles of the last hours are being loaded …', lost_articles: 'The connection is lost: there is nothing to show until it is back.',
    close: 'Close', original: 'Open the original', evidence: 'Why this label', focus: 'about', mention: 'mentions', score: 'score',
    evidence_hint: 'Point at a label, or press it, to see its evidence in the text.', against: 'against',
    no_evidence: 'No evidence of its own: it follows from other labels.', same_story: 'The same text elsewhere', related: 'Related',
    other_languages: 'In other languages', other_languages_hint: 'Seems to be about the same: a hint, no verdict.', also_in: languages => `also in ${languages}`,
    reason_link: 'one names the other', reason_picture: 'the same picture', reason_figures: figures => `the same figures: ${figures}`,
    exact_copy: 'exact copy', near_duplicate: 'near duplicate', published: 'Published', arrived: 'Arrived', authors: 'By',
    withdrawn: 'Withdrawn', gone: 'This article is no longer held in memory.', article: 'Article', taxonomy: 'Taxonomy',
    timeline: 'Timeline by alliance', timeline_arrived: 'Pieces of news (copies count once) by the time they came in.',
    timeline_published: 'Pieces of news (copies count once) by the time they were published.', timeline_mark: 'A triangle marks a burst.',
    bursts: 'Bursts', bursts_hint: 'Far more independent reports of an alliance or region than usual at this hour of this weekday.', alerts: 'Alerts', no_alerts: 'No alerts.',
    alert_burst: 'Burst', 'alert_silent-feed': 'Silent feed', 'alert_failing-feed': 'Failing feed', polls_n: n => `${n} failed polls`, alert_standstill: 'Standstill', alert_ledger: 'Ledger does not balance', 'alert_dead-letters': 'Dead letters', alert_delivery: 'Not delivered', alert_other: 'Alert',
    burst_figures: (n, usual) => `${n} reports, usually ${usual}`, silence_figures: n => `usually something every ${n} minutes`, records_n: n => `${n} records`, since: 'Since', began: 'Began', ended: 'ended',
    acknowledge: 'Acknowledge', mute: 'Mute', unmute: 'Unmute', acknowledged_n: (by, when) => `${by} takes care of it, ${when}.`, muted_n: (by, until) => `Muted by ${by} until ${until}.`,
    for_how_long: 'For how long?', hours_n: n => ({ 1: '1 hour', 8: '8 hours', 24: '1 day', 168: '1 week' })[n] ?? `${n} hours`, written: 'Written down.',
    taxonomy_current: 'In use:', taxonomy_shipped: 'None is published: processors use the one that is shipped.', taxonomy_switches: 'Put to use', taxonomy_used: 'Articles in memory were labelled by',
    taxonomy_releases: 'Published', version: 'Version', at: 'When', articles: 'Articles',
    minutes: '5 minutes', hours: '1 hour', span: 'Span', burst: 'burst', bursts_n: n => `${n} bursts`, last: 'last',
    map: 'Countries', map_hint: 'Each country is one tile, roughly where it lies. The stronger the colour, the more articles.', map_off: 'Not on the map',
    matrix: 'Alliances and regions', clusters: 'Told by most sources', top_regions: 'Regions', total: 'Total', fewer: 'fewer', many: 'more',
    no_clusters: 'No text has come from two sources yet.', nothing: 'Nothing to show for these filters.',
    feeds: 'Feeds', feed: 'Feed', state: 'State', last_success: 'Last success', next_poll: 'Next poll', notes: 'Notes', entries: 'Entries (new)',
    mended_n: what => `Mended: ${what}`, lag_seen: span => `seen after ${span}`, lag_stored: span => `stored after ${span}`,
    feed_healthy: 'healthy', feed_empty: 'empty', feed_failing: 'failing', feed_blocked: 'blocked', feed_gone: 'gone', feed_paused: 'paused', feed_other: 'other',
    feed_slow: 'slow', feed_undated: 'without dates', feed_only_old: 'only old entries', feed_only_duplicates: 'only copies', feed_silent: 'silent', feed_dead: 'dead',
    feed_unpolled: 'not polled yet', action: 'Action', pause: 'Pause', resume: 'Resume', who: 'Who are you?', why: 'Why?', cancel: 'Cancel', pause_n: id => `Pause ${id}`,
    paused_n: id => `${id} is paused.`, resumed_n: id => `${id} is polled again.`, unmanaged: 'Not in news.feeds: polled from a list of its own. pactwire feeds import brings it there.',
    failures_n: n => `${n} times in a row`, ledger: 'Ledger', ledger_in: 'Articles in', ledger_open: 'Under way', ledger_doubled: 'Doubled',
    ledger_origin: 'Without origin', balances: 'Balances: every article in has exactly one outcome.', open_text: 'Some are still under way.',
    imbalance: 'Does not balance.', new: 'new', duplicates: 'duplicates', dead_letters: 'Dead letters', dead_letter: 'dead letters',
    same_article: 'same article again', lag: 'Lag by partition', topic: 'Topic', partition: 'Partition', waiting: 'Waiting', end: 'End',
    no_letters: 'No dead letters: every record could be handled.', stage: 'Stage', error: 'Error', bytes: 'Bytes', resend: 'Send again',
    resent: 'Sent again', resend_sure: 'Send these bytes to news.articles again?', show: 'Show', hide: 'Hide', origin: 'Origin', as_text: 'As text', as_hex: 'As bytes', key: 'Key', no_key: 'The record has no key.', empty_key: 'The key is empty.', empty_value: 'The record is empty: it has no bytes.', save_bytes: 'Save the bytes',
    first_characters: (n, all) => `The first ${n} of ${all} characters.`, first_bytes: (n, all) => `The first ${n} of ${all} bytes; to save them gives all.`,
    stage_deserialization: 'These bytes are no article.', stage_processing: 'This article could not be processed.', stage_serialization: 'What came of this article could not be written.',
    cut: n => `Only the beginning is kept; the record had ${n} bytes.`, memory: 'In memory', events: 'Events', missing: 'Missing topics',
    token: 'Token', token_needed: 'This dashboard is protected. Enter a token.', enter: 'Enter', token_operate: 'Enter a token for operating', wrong_token: 'This token is not known.',
    failed: 'That did not work: ', no_feeds: 'No feed has been polled yet: ingest writes here how each fares.', no_such_feeds: 'No feed is like that.', find_feeds: 'Find a feed', of_feeds_n: (n, all) => `${n} of ${all} feeds.`, show_more_n: n => `Show ${n} more`, none_yet_overview: 'Nothing has come in yet. As soon as there are articles, their timelines, countries and alliances stand here.', back: 'Back to the list', keys: 'Keys: j and k move, Enter opens, Escape closes, / searches.',
    unknown_source: 'unknown',
  },
  de: {
    skip: 'Zum Inhalt', views: 'Ansichten', stream: 'Meldungen', overview: 'Überblick', operations: 'Betrieb',
    live: 'Live', loading: 'Wird geladen …', reconnecting: 'Verbindung verloren, neuer Versuch …', behind: 'Die Topics werden gelesen …', stale: 'Nicht aktuell',
    notice_lost: at => `Um ${at} ging die Verbindung zum Server verloren. Was Sie sehen, ist von vorher; die Seite versucht es weiter und fährt von selbst fort.`,
    notice_unreachable: 'Der Server antwortet nicht. Die Seite versucht es weiter und fährt von selbst fort.', notice_behind: 'Der Server liest noch die Topics. Gleich geht es von selbst weiter.',
    notice_kafka: problems => `Der Server kann nicht von Kafka lesen; was Sie sehen, ist womöglich veraltet. ${problems}`,
    notice_no_topic: 'Noch gibt es kein Topic news.classified. Sobald ein Prozessor läuft, stehen seine Artikel von selbst hier.',
    theme_auto: 'Farben: System', theme_light: 'Farben: hell', theme_dark: 'Farben: dunkel', other_language: 'English',
    search: 'In Titel und Text suchen', filters: 'Filter', clear: 'Filter löschen', alliances: 'Bündnisse', regions: 'Regionen',
    countries: 'Länder', languages: 'Sprachen', sources: 'Quellen', focus_only: 'Nur, wovon es handelt, nicht, was es erwähnt',
    more: 'Alle zeigen', less: 'Weniger zeigen', narrow: 'Diese Liste eingrenzen', and_others_n: n => `und ${n} weitere: Liste eingrenzen`, more_labels: n => `${n} weitere`, remove: 'Filter entfernen', articles_n: n => `${n} Artikel`, of_n: n => `von ${n}`,
    sources_n: n => `${n} Quellen`, new_n: n => `${n} neue`, updated: 'Aktualisiert', corrected: 'Berichtigt', retracted: 'Zurückgezogen',
    revision: n => `Fassung ${n}`, no_articles: 'Kein Artikel passt zu diesen Filtern.', none_yet: 'Noch ist nichts gekommen. Der erste Artikel erscheint hier von selbst.', loading_articles: 'Die Artikel der letzten Stunden werden geladen …', lost_articles: 'Die Verbindung ist verloren: bis sie wieder da ist, gibt es nichts zu zeigen.',
    close: 'Schließen', original: 'Original öffnen', evidence: 'Warum dieses Etikett', focus: 'handelt von', mention: 'erwähnt', score: 'Wert',
    evidence_hint: 'Auf ein Etikett zeigen oder es drücken, um seine Belege im Text zu sehen.', against: 'dagegen',
    no_evidence: 'Kein eigener Beleg: folgt aus anderen Etiketten.', same_story: 'Derselbe Text anderswo', related: 'Verwandt',
    other_languages: 'In anderen Sprachen', other_languages_hint: 'Handelt wohl vom selben: ein Hinweis, kein Urteil.', also_in: languages => `auch ${languages}`,
    reason_link: 'eines nennt das andere', reason_picture: 'dasselbe Bild', reason_figures: figures => `dieselben Zahlen: ${figures}`,
    exact_copy: 'wörtliche Kopie', near_duplicate: 'fast gleich', published: 'Veröffentlicht', arrived: 'Eingetroffen', authors: 'Von',
    withdrawn: 'Zurückgezogen', gone: 'Dieser Artikel ist nicht mehr im Speicher.', article: 'Artikel', taxonomy: 'Taxonomie',
    timeline: 'Verlauf je Bündnis', timeline_arrived: 'Meldungen (Kopien zählen einmal) nach dem Eintreffen.',
    timeline_published: 'Meldungen (Kopien zählen einmal) nach der Veröffentlichung.', timeline_mark: 'Ein Dreieck zeigt einen Ausbruch.',
    bursts: 'Ausbrüche', bursts_hint: 'Weit mehr unabhängige Meldungen zu einem Bündnis oder einer Region als um diese Stunde dieses Wochentags üblich.', alerts: 'Warnungen', no_alerts: 'Keine Warnungen.',
    alert_burst: 'Ausbruch', 'alert_silent-feed': 'Feed verstummt', 'alert_failing-feed': 'Feed gestört', polls_n: n => `${n} vergebliche Abrufe`, alert_standstill: 'Stillstand', alert_ledger: 'Hauptbuch geht nicht auf', 'alert_dead-letters': 'Unzustellbare', alert_delivery: 'Nicht ausgeliefert', alert_other: 'Warnung',
    burst_figures: (n, usual) => `${n} Meldungen, üblich sind ${usual}`, silence_figures: n => `üblich ist alle ${n} Minuten etwas`, records_n: n => `${n} Datensätze`, since: 'Seit', began: 'Begann', ended: 'endete',
    acknowledge: 'Übernehmen', mute: 'Stummschalten', unmute: 'Nicht mehr stumm', acknowledged_n: (by, when) => `${by} kümmert sich darum, ${when}.`, muted_n: (by, until) => `Stumm durch ${by} bis ${until}.`,
    for_how_long: 'Wie lange?', hours_n: n => ({ 1: '1 Stunde', 8: '8 Stunden', 24: '1 Tag', 168: '1 Woche' })[n] ?? `${n} Stunden`, written: 'Aufgeschrieben.',
    taxonomy_current: 'In Gebrauch:', taxonomy_shipped: 'Keine ist veröffentlicht: die Prozessoren nehmen die mitgelieferte.', taxonomy_switches: 'In Gebrauch genommen', taxonomy_used: 'Die Artikel im Speicher etikettierte',
    taxonomy_releases: 'Veröffentlicht', version: 'Fassung', at: 'Wann', articles: 'Artikel',
    minutes: '5 Minuten', hours: '1 Stunde', span: 'Zeitspanne', burst: 'Ausbruch', bursts_n: n => `${n} Ausbrüche`, last: 'zuletzt',
    map: 'Länder', map_hint: 'Jedes Land ist eine Kachel, ungefähr da, wo es liegt. Je kräftiger die Farbe, desto mehr Artikel.', map_off: 'Nicht auf der Karte',
    matrix: 'Bündnisse und Regionen', clusters: 'Von den meisten Quellen gebracht', top_regions: 'Regionen', total: 'Summe', fewer: 'wenige', many: 'viele',
    no_clusters: 'Noch kam kein Text aus zwei Quellen.', nothing: 'Zu diesen Filtern gibt es nichts.',
    feeds: 'Feeds', feed: 'Feed', state: 'Zustand', last_success: 'Letzter Erfolg', next_poll: 'Nächster Abruf', notes: 'Bemerkung', entries: 'Einträge (neu)',
    mended_n: what => `Ausgebessert: ${what}`, lag_seen: span => `gesehen nach ${span}`, lag_stored: span => `gespeichert nach ${span}`,
    feed_healthy: 'gesund', feed_empty: 'leer', feed_failing: 'gestört', feed_blocked: 'gesperrt', feed_gone: 'verschwunden', feed_paused: 'angehalten', feed_other: 'anders',
    feed_slow: 'langsam', feed_undated: 'ohne Zeitangaben', feed_only_old: 'nur alte Einträge', feed_only_duplicates: 'nur Kopien', feed_silent: 'stumm', feed_dead: 'tot',
    feed_unpolled: 'noch nicht abgerufen', action: 'Aktion', pause: 'Anhalten', resume: 'Fortsetzen', who: 'Wer sind Sie?', why: 'Warum?', cancel: 'Abbrechen', pause_n: id => `${id} anhalten`,
    paused_n: id => `${id} ist angehalten.`, resumed_n: id => `${id} wird wieder abgerufen.`, unmanaged: 'Nicht in news.feeds, sondern aus einer eigenen Liste. pactwire feeds import bringt den Feed dorthin.',
    failures_n: n => `${n}-mal hintereinander`, ledger: 'Hauptbuch', ledger_in: 'Artikel herein', ledger_open: 'Unterwegs', ledger_doubled: 'Doppelt',
    ledger_origin: 'Ohne Herkunft', balances: 'Geht auf: jeder Artikel hat genau ein Ergebnis.', open_text: 'Einige sind noch unterwegs.',
    imbalance: 'Geht nicht auf.', new: 'neu', duplicates: 'Duplikate', dead_letters: 'Unzustellbare', dead_letter: 'Unzustellbare',
    same_article: 'derselbe Artikel erneut', lag: 'Rückstand je Partition', topic: 'Topic', partition: 'Partition', waiting: 'Wartend', end: 'Ende',
    no_letters: 'Nichts ist unzustellbar: jeder Datensatz wurde verarbeitet.', stage: 'Stufe', error: 'Fehler', bytes: 'Bytes', resend: 'Erneut senden',
    resent: 'Erneut gesendet', resend_sure: 'Diese Bytes erneut an news.articles senden?', show: 'Zeigen', hide: 'Verbergen', origin: 'Herkunft', as_text: 'Als Text', as_hex: 'Als Bytes', key: 'Schlüssel', no_key: 'Der Datensatz hat keinen Schlüssel.', empty_key: 'Der Schlüssel ist leer.', empty_value: 'Der Datensatz ist leer: er hat keine Bytes.', save_bytes: 'Bytes speichern',
    first_characters: (n, all) => `Die ersten ${n} von ${all} Zeichen.`, first_bytes: (n, all) => `Die ersten ${n} von ${all} Bytes; gespeichert werden alle.`,
    stage_deserialization: 'Diese Bytes sind kein Artikel.', stage_processing: 'Dieser Artikel konnte nicht verarbeitet werden.', stage_serialization: 'Was aus diesem Artikel wurde, ließ sich nicht schreiben.',
    cut: n => `Nur der Anfang ist aufbewahrt; der Datensatz hatte ${n} Bytes.`, memory: 'Im Speicher', events: 'Ereignisse', missing: 'Fehlende Topics',
    token: 'Token', token_needed: 'Dieses Dashboard ist geschützt. Bitte ein Token eingeben.', enter: 'Eingeben', token_operate: 'Token für den Betrieb eingeben', wrong_token: 'Dieses Token ist unbekannt.',
    failed: 'Das ging nicht: ', no_feeds: 'Noch wurde kein Feed abgerufen: ingest schreibt hierher, wie es jedem geht.', no_such_feeds: 'So ist kein Feed.', find_feeds: 'Feed suchen', of_feeds_n: (n, all) => `${n} von ${all} Feeds.`, show_more_n: n => `${n} weitere zeigen`, none_yet_overview: 'Noch ist nichts gekommen. Sobald es Artikel gibt, stehen hier ihr Verlauf, ihre Länder und Bündnisse.', back: 'Zurück zur Liste', keys: 'Tasten: j und k bewegen, Enter öffnet, Escape schließt, / sucht.',
    unknown_source: 'unbekannt',
  },
};

let language = 'en';
let locale = 'en';

export function setLanguage(code) {
  language = code === 'de' ? 'de' : 'en';
  // Among the person's own languages there may be a finer one: British and American English write times differently.
  locale = navigator.languages?.find(own => own.split('-')[0] === language) ?? language;
  document.documentElement.lang = language;
  for (const e of document.querySelectorAll('[data-i18n]')) e.textContent = t(e.dataset.i18n);
  for (const e of document.querySelectorAll('[data-i18n-label]')) e.setAttribute('aria-label', t(e.dataset.i18nLabel));
}

export const currentLanguage = () => language;

export function t(key, ...values) {
  const text = TEXTS[language][key] ?? TEXTS.en[key] ?? key;
  return typeof text === 'function' ? text(...values.map(String)) : text;
}

const displays = {};
function display(type, code) {
  const key = type + language;
  displays[key] ??= new Intl.DisplayNames([language], { type, fallback: 'code' });
  try { return displays[key].of(code); } catch { return code; }
}

const pretty = id => id.split('-').map(word => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
const named = (names, id) => names[id]?.[language === 'de' ? 1 : 0] ?? names[id]?.[0] ?? pretty(id);

/** The name of a label for people. */
export function labelName(kind, id) {
  switch (kind) {
    case 'alliance': return named(ALLIANCES, id);
    case 'region': return named(REGIONS, id);
    case 'country': return /^[A-Z]{2}$/.test(id) ? display('region', id) : id;
    case 'language': return id === 'und' ? '?' : /^[a-z]{2,3}$/.test(id) ? display('language', id) : id;
    default: return id || t('unknown_source');
  }
}

const formats = new Map();

/** A formatter; to make one costs a hundred times what using it does. */
function format(Kind, language, options) {
  const key = Kind.name + language + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Kind(language, options));
  return formats.get(key);
}

export const number = n => format(Intl.NumberFormat, locale, {}).format(n);

/** A length of time in milliseconds, in the largest unit that it fills. */
export function span(millis) {
  const [size, unit] = [[86400000, 'day'], [3600000, 'hour'], [60000, 'minute']].find(([size]) => Math.abs(millis) >= size) ?? [1000, 'second'];
  return format(Intl.NumberFormat, locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(millis / size);
}

export const time = iso => format(Intl.DateTimeFormat, locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

export const weekday = date => format(Intl.DateTimeFormat, locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(date);

export const clock = date => format(Intl.DateTimeFormat, locale, { hour: '2-digit', minute: '2-digit' }).format(date);

/** How long ago, or in how long. */
export function ago(iso, now = Date.now()) {
  const seconds = Math.round((new Date(iso) - now) / 1000);
  const words = format(Intl.RelativeTimeFormat, language, { numeric: 'auto', style: 'short' });
  const size = Math.abs(seconds);
  if (size < 60) return words.format(seconds, 'second');
  if (size < 3600) return words.format(Math.round(seconds / 60), 'minute');
  if (size < 86400) return words.format(Math.round(seconds / 3600), 'hour');
  return words.format(Math.round(seconds / 86400), 'day');
}
