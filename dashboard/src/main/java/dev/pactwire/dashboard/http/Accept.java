package dev.pactwire.dashboard.http;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** Which of several forms of one thing a client prefers. */
final class Accept {
  private Accept() {}

  /** The first of the wanted types that is offered; the first offered one when all are the same. */
  static Optional<String> choose(Call call, List<String> offered) {
    List<HttpField> fields = call.request().getHeaders().getFields(HttpHeader.ACCEPT);
    if (fields.isEmpty()) {
      return Optional.of(offered.get(0));
    }
    QuotedQualityCSV wanted = new QuotedQualityCSV();
    fields.forEach(field -> wanted.addValue(field.getValue()));
    return wanted.getValues().stream()
        .flatMap(type -> offered.stream().filter(one -> fits(type, one)))
        .findFirst();
  }

  private static boolean fits(String wanted, String offered) {
    String type = wanted.replaceFirst("\\s*;.*", "");
    return type.equals("*/*")
        || type.equalsIgnoreCase(offered)
        || (type.endsWith("/*") && offered.startsWith(type.substring(0, type.length() - 1)));
  }
}
