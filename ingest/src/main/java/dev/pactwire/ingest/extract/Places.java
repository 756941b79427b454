package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The local time of a page that gives a time without an offset: the zone of its country by the
 * top-level domain, or of its language where all countries of the language share one. English,
 * French, Spanish, Portuguese and Arabic pages may stand anywhere: their times keep no offset.
 */
final class Places {

  private static final ZoneId CENTRAL_EUROPE = ZoneId.of("Europe/Berlin");
  private static final Map<String, ZoneId> BY_DOMAIN =
      Map.ofEntries(
          Map.entry("de", CENTRAL_EUROPE),
          Map.entry("at", CENTRAL_EUROPE),
          Map.entry("ch", CENTRAL_EUROPE),
          Map.entry("li", CENTRAL_EUROPE),
          Map.entry("fr", CENTRAL_EUROPE),
          Map.entry("it", CENTRAL_EUROPE),
          Map.entry("es", CENTRAL_EUROPE),
          Map.entry("nl", CENTRAL_EUROPE),
          Map.entry("be", CENTRAL_EUROPE),
          Map.entry("lu", CENTRAL_EUROPE),
          Map.entry("pl", CENTRAL_EUROPE),
          Map.entry("cz", CENTRAL_EUROPE),
          Map.entry("dk", CENTRAL_EUROPE),
          Map.entry("se", CENTRAL_EUROPE),
          Map.entry("no", CENTRAL_EUROPE),
          Map.entry("hu", CENTRAL_EUROPE),
          Map.entry("uk", ZoneId.of("Europe/London")),
          Map.entry("ie", ZoneId.of("Europe/Dublin")),
          Map.entry("pt", ZoneId.of("Europe/Lisbon")),
          Map.entry("fi", ZoneId.of("Europe/Helsinki")),
          Map.entry("ua", ZoneId.of("Europe/Kyiv")),
          Map.entry("tr", ZoneId.of("Europe/Istanbul")),
          Map.entry("gr", ZoneId.of("Europe/Athens")),
          Map.entry("ro", ZoneId.of("Europe/Bucharest")),
          Map.entry("il", ZoneId.of("Asia/Jerusalem")),
          Map.entry("ar", ZoneId.of("America/Argentina/Buenos_Aires")),
          Map.entry("uy", ZoneId.of("America/Montevideo")),
          Map.entry("br", ZoneId.of("America/Sao_Paulo")),
          Map.entry("bo", ZoneId.of("America/La_Paz")),
          Map.entry("ve", ZoneId.of("America/Caracas")),
          Map.entry("cl", ZoneId.of("America/Santiago")),
          Map.entry("pe", ZoneId.of("America/Lima")),
          Map.entry("co", ZoneId.of("America/Bogota")),
          Map.entry("za", ZoneId.of("Africa/Johannesburg")),
          Map.entry("pk", ZoneId.of("Asia/Karachi")),
          Map.entry("ph", ZoneId.of("Asia/Manila")),
          Map.entry("sg", ZoneId.of("Asia/Singapore")),
          Map.entry("hk", ZoneId.of("Asia/Hong_Kong")),
          Map.entry("jp", ZoneId.of("Asia/Tokyo")),
          Map.entry("kr", ZoneId.of("Asia/Seoul")),
          Map.entry("cn", ZoneId.of("Asia/Shanghai")),
          Map.entry("tw", ZoneId.of("Asia/Taipei")),
          Map.entry("in", ZoneId.of("Asia/Kolkata")));
  private static final Map<String, ZoneId> BY_LANGUAGE =
      Map.of(
          "de",
          CENTRAL_EUROPE,
          "it",
          CENTRAL_EUROPE,
          "pl",
          CENTRAL_EUROPE,
          "cs",
          CENTRAL_EUROPE,
          "hu",
          CENTRAL_EUROPE,
          "sv",
          CENTRAL_EUROPE,
          "tr",
          ZoneId.of("Europe/Istanbul"),
          "ja",
          ZoneId.of("Asia/Tokyo"),
          "ko",
          ZoneId.of("Asia/Seoul"));

  private Places() {}

  static SourceTime local(SourceTime time, Optional<URI> url, Optional<String> language) {
    return zone(url, language).map(time::inZone).orElse(time);
  }

  private static Optional<ZoneId> zone(Optional<URI> url, Optional<String> language) {
    Optional<ZoneId> ofDomain =
        url.map(URI::getHost)
            .map(
                host ->
                    BY_DOMAIN.get(
                        host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
    return ofDomain.or(
        () -> language.map(tag -> BY_LANGUAGE.get(tag.split("[-_]")[0].toLowerCase(Locale.ROOT))));
  }
}
