package dev.pactwire.ingest.identity;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Queries without tracking and sessions, sorted by name. Parameters with a general name ({@code
 * source}, {@code ref}) go only with a value that names a channel, or where the name is used for
 * nothing else.
 */
final class Queries {

  private static final Pattern TRACKING =
      Pattern.compile(
          "utm_?.*|itm_.*|pk_.*|mtm_.*|piwik_.*|matomo_.*|at_(?:medium|campaign|custom|link|ptr|format|bbc|link).*|hsa_.*|ga_.*|_ga.*|_gl|wt_.*|wt\\..*|ns_.*|oly_.*|vero_.*"
              + "|fb_.*|__twitter.*|guce_.*|_hs.*|mkt_.*|mc_[ce]id|stm_.*|sc_.*|trk_.*|s_cid|cm_mmc.*|cm_ven.*|bsft_.*|ocid.*|__.*src");

  private static final Set<String> NAMES =
      Set.of(
          "fbclid",
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "msclkid",
          "yclid",
          "twclid",
          "ttclid",
          "igshid",
          "igsh",
          "li_fat_id",
          "wickedid",
          "zanpid",
          "xtor",
          "xtref",
          "cmpid",
          "cmp",
          "cmp_id",
          "icid",
          "ito",
          "ftag",
          "smid",
          "smtyp",
          "ref",
          "ref_src",
          "ref_url",
          "referrer",
          "referer",
          "guccounter",
          "hsctatracking",
          "spm",
          "trk",
          "trkid",
          "rss",
          "fromrss",
          "feed",
          "partner",
          "campaign",
          "campaignid",
          "cmpgn",
          "ncid",
          "sr_share",
          "share",
          "shared",
          "tag_id",
          "ved",
          "usg",
          "_branch_match_id",
          "taid",
          "mbid",
          "xid",
          "echobox",
          "amp",
          "outputtype",
          "amp_js_v",
          "amp_gsa",
          "usqp",
          "_amp",
          "isamp",
          "jsessionid",
          "phpsessid",
          "sessionid",
          "session_id",
          "cfid",
          "cftoken",
          "mod_rss");

  private static final Pattern SESSION_NAME = Pattern.compile("aspsessionid.*|sid|osid|s");
  private static final Pattern SESSION_VALUE = Pattern.compile("[0-9a-fA-F]{24,}");
  private static final Set<String> CHANNEL_NAMES =
      Set.of(
          "source", "src", "from", "origin", "via", "medium", "cid", "mode", "output", "client",
          "app");
  private static final Set<String> CHANNELS =
      Set.of(
          "rss",
          "feed",
          "feeds",
          "twitter",
          "facebook",
          "fb",
          "tw",
          "x",
          "email",
          "e-mail",
          "newsletter",
          "nl",
          "social",
          "share",
          "push",
          "telegram",
          "whatsapp",
          "linkedin",
          "reddit",
          "googlenews",
          "amp",
          "mobile",
          "app",
          "flipboard");

  private Queries() {}

  /** Empty when nothing is left. */
  static String canonical(String raw) {
    if (raw == null) {
      return "";
    }
    return Stream.of(raw.replace("&amp;", "&").split("&"))
        .filter(parameter -> !parameter.isBlank() && !parameter.equals("="))
        .map(Percent::canonical)
        .filter(parameter -> !isNoise(parameter))
        .sorted(Comparator.comparing(Queries::name))
        .collect(Collectors.joining("&"));
  }

  private static boolean isNoise(String parameter) {
    String name = name(parameter).toLowerCase(Locale.ROOT);
    String value = parameter.substring(Math.min(parameter.length(), name.length() + 1));
    return NAMES.contains(name)
        || TRACKING.matcher(name).matches()
        || SESSION_NAME.matcher(name).matches() && SESSION_VALUE.matcher(value).matches()
        || CHANNEL_NAMES.contains(name) && CHANNELS.contains(value.toLowerCase(Locale.ROOT));
  }

  private static String name(String parameter) {
    int equals = parameter.indexOf('=');
    return equals < 0 ? parameter : parameter.substring(0, equals);
  }
}
