package dev.pactwire.ingest.fetch;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.GuardedSockets.ForbiddenAddressException;
import dev.pactwire.ingest.text.Links;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches over HTTP with OkHttp. Every hop of a redirect is checked as the first was: http or https
 * only, never from https back to http, and only public addresses, unless {@link AllowedHosts} say
 * otherwise. One deadline holds for all hops and the body; the size is counted after decompression.
 * What is fetched as {@code /robots.txt} and too large is cut (RFC 9309, 2.5), all else refused.
 */
public final class HttpFetcher implements Fetcher {

  private static final Set<Integer> PERMANENT = Set.of(301, 308);
  private static final String ROBOTS = "/robots.txt";
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final FetchLimits limits;
  private final HttpClients clients;
  private final Bodies bodies;
  private final Clock clock;

  /**
   * A fetcher.
   *
   * @param limits bounds of each fetch
   * @param allowedHosts tell what may be in a private network
   * @param clock tells what a Retry-After date means
   */
  public HttpFetcher(FetchLimits limits, AllowedHosts allowedHosts, Clock clock) {
    this(limits, allowedHosts, clock, usual -> usual);
  }

  HttpFetcher(
      FetchLimits limits,
      AllowedHosts allowedHosts,
      Clock clock,
      UnaryOperator<OkHttpClient.Builder> adjustment) {
    this.limits = limits;
    this.bodies = new Bodies(limits);
    this.clients = new HttpClients(limits, allowedHosts, adjustment);
    this.clock = clock;
  }

  @Override
  public FetchOutcome fetch(URI url, URI home, Validators known, RedirectGate gate) {
    long deadline = System.nanoTime() + limits.total().toNanos();
    Answers answers = new Answers(bodies, clock, ROBOTS.equals(url.getPath()));
    URI at = url;
    boolean forGood = true;
    for (int hops = 0; hops <= limits.redirects(); hops++) {
      Optional<URI> target = Links.web(at.toString());
      if (target.isEmpty()) {
        return Failed.of(
            Kind.FORBIDDEN,
            "Only http and https addresses are fetched, not " + Printable.of(at) + ".");
      }
      Step step = step(target.get(), home, known, deadline, answers);
      if (step.redirect().isEmpty()) {
        FetchOutcome outcome = step.outcome().orElseThrow();
        return hops > 0 && forGood ? moved(outcome) : outcome;
      }
      if (at.getScheme().equalsIgnoreCase("https")
          && !"https".equalsIgnoreCase(step.redirect().get().getScheme())) {
        return Failed.of(
            Kind.REDIRECT,
            Printable.of(at)
                + " redirects from https to "
                + Printable.of(step.redirect().get())
                + ".");
      }
      at = step.redirect().get();
      forGood &= step.permanent();
      if (hops < limits.redirects() && Links.web(at.toString()).isPresent()) {
        long asked = System.nanoTime();
        Optional<Failed> refused = gate.refusal(at);
        deadline += System.nanoTime() - asked;
        if (refused.isPresent()) {
          return refused.get();
        }
      }
    }
    return Failed.of(
        Kind.REDIRECT,
        Printable.of(url) + " redirects more than " + limits.redirects() + " times.");
  }

  private static FetchOutcome moved(FetchOutcome outcome) {
    return outcome instanceof Fetched found
        ? new Fetched(
            found.url(),
            found.body(),
            found.mediaType(),
            found.charset(),
            found.validators(),
            found.maxAge(),
            Optional.of(found.url()),
            found.hubs())
        : outcome;
  }

  /** One request: an outcome, or where to go next, and whether for good. */
  private record Step(Optional<FetchOutcome> outcome, Optional<URI> redirect, boolean permanent) {
    static Step end(FetchOutcome outcome) {
      return new Step(Optional.of(outcome), Optional.empty(), false);
    }
  }

  private Step step(URI url, URI home, Validators known, long deadline, Answers answers) {
    Request.Builder request;
    try {
      request =
          new Request.Builder()
              .url(url.toString())
              .header("User-Agent", HttpClients.AGENT)
              .header("Accept-Encoding", Bodies.CODINGS);
    } catch (IllegalArgumentException noAddress) {
      return Step.end(Failed.of(Kind.FORBIDDEN, Printable.of(url) + " is no address to fetch."));
    }
    known.etag().ifPresent(etag -> header(request, "If-None-Match", etag));
    known.lastModified().ifPresent(time -> header(request, "If-Modified-Since", time));
    Call call = clients.of(url, home).newCall(request.build());
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    call.timeout().timeout(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      return read(url, response, answers, deadline);
    } catch (IOException problem) {
      return Step.end(failure(url, problem));
    } catch (RuntimeException problem) {
      // A header that the client trips over must not end more than this fetch.
      return Step.end(
          Failed.of(
              Kind.UNREADABLE,
              Printable.of(url)
                  + " answers what cannot be understood: "
                  + Printable.of(problem)
                  + "."));
    }
  }

  /**
   * A validator with characters that no header may hold came from a broken server and is left out.
   */
  private static void header(Request.Builder request, String name, String value) {
    if (value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      request.header(name, value);
    }
  }

  private static Step read(URI url, Response response, Answers answers, long deadline)
      throws IOException {
    if (REDIRECTS.contains(response.code())) {
      String location = response.header("Location", "");
      Optional<URI> next =
          location.isBlank()
              ? Optional.empty()
              : Links.uri(Links.resolve(Optional.of(url), location));
      return next.isPresent()
          ? new Step(Optional.empty(), next, PERMANENT.contains(response.code()))
          : Step.end(
              Failed.of(Kind.REDIRECT, Printable.of(url) + " redirects without saying where."));
    }
    return Step.end(answers.read(url, response, deadline));
  }

  private Failed failure(URI url, IOException problem) {
    if (hasForbidden(problem)) {
      return Failed.of(
          Kind.FORBIDDEN,
          Printable.of(url)
              + " is not on the public internet, and its host is not on the allow-list for this feed.");
    }
    if (problem instanceof InterruptedIOException) {
      return Failed.of(
          Kind.TIMEOUT,
          Printable.of(url)
              + " took longer than allowed ("
              + limits.total().toSeconds()
              + " s in all, "
              + limits.connect().toSeconds()
              + " s to connect).");
    }
    if (problem instanceof UnknownHostException) {
      return Failed.of(Kind.UNREACHABLE, "The host of " + Printable.of(url) + " is unknown.");
    }
    return Failed.of(
        Kind.UNREACHABLE, Printable.of(url) + " could not be read: " + Printable.of(problem) + ".");
  }

  private static boolean hasForbidden(Throwable problem) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (at instanceof ForbiddenAddressException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    clients.close();
  }
}
