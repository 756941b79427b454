package dev.pactwire.ingest.identity;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of hosts in one form. */
final class Hosts {

  private static final Pattern NUMERIC = Pattern.compile("[\\d.]+|\\[.*]");
  private static final Pattern WORLD_WIDE_WEB = Pattern.compile("^www?\\d{0,2}\\.(?=.+\\.)");
  private static final List<String> VARIANTS = List.of("m.", "mobile.", "mobil.", "amp.", "touch.");

  /** {@code de.m.wikipedia.org}: the mark of the mobile edition behind the language. */
  private static final Pattern INNER_MOBILE = Pattern.compile("^([a-z]{2,3}\\.)m\\.(?=[^.]+\\.)");

  private Hosts() {}

  static String canonical(String host) {
    String lower = ascii(host.toLowerCase(Locale.ROOT));
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (NUMERIC.matcher(name).matches()) {
      return name;
    }
    String before;
    do {
      before = name;
      name =
          INNER_MOBILE
              .matcher(stripVariant(WORLD_WIDE_WEB.matcher(name).replaceFirst("")))
              .replaceFirst("$1");
    } while (!name.equals(before));
    return name;
  }

  private static String stripVariant(String name) {
    for (String variant : VARIANTS) {
      if (name.startsWith(variant) && name.indexOf('.', variant.length()) > 0) {
        return name.substring(variant.length());
      }
    }
    return name;
  }

  private static String ascii(String host) {
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException noName) {
      return host;
    }
  }
}
