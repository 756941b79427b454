package dev.pactwire.ingest.fetch;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.text.Links;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Posts forms over HTTP, to public addresses only unless a host is on the allow-list, on every hop
 * of a redirect. Only 307 and 308 are followed: others would make another request of it.
 */
public final class HttpForms implements FormPoster, AutoCloseable {

  private static final Set<Integer> REPEATED = Set.of(307, 308);
  private static final int SUCCESS = 2;

  private final HttpClients clients;
  private final FetchLimits limits;

  /**
   * A poster.
   *
   * @param limits bounds of each post; nothing of an answer is read but its head
   * @param allowedHosts tell what may be in a private network
   */
  public HttpForms(FetchLimits limits, AllowedHosts allowedHosts) {
    this.limits = limits;
    this.clients = new HttpClients(limits, allowedHosts, usual -> usual);
  }

  @Override
  public Optional<Failed> post(URI url, URI home, Map<String, String> form) {
    FormBody.Builder fields = new FormBody.Builder();
    form.forEach(fields::add);
    FormBody body = fields.build();
    URI at = url;
    for (int hops = 0; hops <= limits.redirects(); hops++) {
      if (Links.web(at.toString()).isEmpty()) {
        return Optional.of(
            Failed.of(Kind.FORBIDDEN, "Forms are not sent to " + Printable.of(at) + "."));
      }
      try (Response response =
          clients
              .of(at, home)
              .newCall(
                  new Request.Builder()
                      .url(at.toString())
                      .header("User-Agent", HttpClients.AGENT)
                      .post(body)
                      .build())
              .execute()) {
        if (!REPEATED.contains(response.code())) {
          return refusal(at, response.code());
        }
        Optional<URI> next =
            Links.uri(Links.resolve(Optional.of(at), response.header("Location", "")));
        boolean downgraded =
            at.getScheme().equalsIgnoreCase("https")
                && next.filter(to -> "https".equalsIgnoreCase(to.getScheme())).isEmpty();
        if (next.isEmpty() || downgraded) {
          return refusal(at, response.code());
        }
        at = next.get();
      } catch (IOException | IllegalArgumentException problem) {
        return Optional.of(
            Failed.of(
                Kind.UNREACHABLE,
                Printable.of(at) + " could not be reached: " + Printable.of(problem) + "."));
      }
    }
    return Optional.of(
        Failed.of(
            Kind.REDIRECT,
            Printable.of(url) + " redirects more than " + limits.redirects() + " times."));
  }

  private static Optional<Failed> refusal(URI at, int status) {
    return status / 100 == SUCCESS
        ? Optional.empty()
        : Optional.of(
            new Failed(
                Kind.STATUS,
                Printable.of(at) + " answers with HTTP status " + status + ".",
                Optional.of(status),
                Optional.empty()));
  }

  @Override
  public void close() {
    clients.close();
  }
}
