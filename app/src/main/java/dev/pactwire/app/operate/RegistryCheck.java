package dev.pactwire.app.operate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Whether the schema registry answers. */
final class RegistryCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int SERVER_ERROR = 500;
  private static final int NOT_FOUND = 404;

  private RegistryCheck() {}

  static Check of(Optional<String> address) {
    return address.map(RegistryCheck::ask).orElseGet(() -> Check.good("registry", "None is used."));
  }

  private static Check ask(String address) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    URI uri = URI.create(address.replaceAll("/+$", "") + "/subjects");
    try {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      // One that asks for credentials is there: they are checked when the first schema is asked
      // for.
      return status >= SERVER_ERROR || status == NOT_FOUND
          ? Check.bad("registry", uri + " answers " + status + ".", "See its logs and address.")
          : Check.good("registry", address + " answers.");
    } catch (IOException e) {
      return Check.bad(
          "registry",
          "%s does not answer: %s".formatted(address, e),
          "Start it: what it does not know yet cannot be encoded meanwhile.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Check.bad("registry", "Interrupted while asking.", "Ask again.");
    }
  }
}
