package dev.pactwire.app.operate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the schema registry answers as one. */
final class RegistryCheck {
  private static final String NAME = "registry";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private RegistryCheck() {}

  static Check of(Optional<String> address) {
    return address.map(RegistryCheck::ask).orElseGet(() -> Check.good(NAME, "None is used."));
  }

  private static Check ask(String address) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    URI uri = URI.create(address.replaceAll("/+$", "") + "/subjects");
    // The answer is read in the same turn: a body that does not come counts as no answer.
    CompletableFuture<Check> answer =
        client
            .sendAsync(
                HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofInputStream())
            .thenApply(response -> judged(address, uri, response));
    try {
      return answer.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return silent(address, reason(e.getCause()));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return silent(address, "it takes the request, but its answer does not come");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return silent(address, "interrupted");
    }
  }

  private static Check judged(String address, URI uri, HttpResponse<InputStream> response) {
    int status = response.statusCode();
    try (InputStream body = response.body()) {
      if (status == OK && body.read() == '[') {
        return Check.good(NAME, address + " answers.");
      }
    } catch (IOException e) {
      return silent(address, reason(e));
    }
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      return Check.doubtful(
          NAME,
          "%s answers %d: it asks for credentials.".formatted(address, status),
          "See that registry.* names a user who may read and write schemas.");
    }
    if (status >= SERVER_ERROR) {
      return Check.bad(
          NAME,
          uri + " answers " + status + ".",
          "See the registry's log; records wait meanwhile.");
    }
    return Check.bad(
        NAME,
        "%s answers %d, but not as a schema registry does.".formatted(uri, status),
        "Correct schema.registry.url: it names where the Confluent API begins, such as"
            + " http://registry:8081, with Apicurio http://registry:8080/apis/ccompat/v7.");
  }

  private static Check silent(String address, String reason) {
    return Check.bad(
        NAME,
        "%s does not answer: %s.".formatted(address, reason),
        "Start it, or correct schema.registry.url: what it does not know yet cannot be encoded"
            + " meanwhile; records wait.");
  }

  private static String reason(Throwable error) {
    if (error instanceof HttpTimeoutException) {
      return "nothing comes within %d s".formatted(PATIENCE.toSeconds());
    }
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "its host is unknown";
      }
      if (cause.getMessage() != null && cause.getCause() == null) {
        return cause.getMessage();
      }
    }
    return "the connection is refused";
  }
}
