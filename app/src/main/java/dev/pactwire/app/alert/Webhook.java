package dev.pactwire.app.alert;

import dev.pactwire.dashboard.json.AlertJson;
import dev.pactwire.schemas.Alert;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts JSON to an address. Any status of 2xx means that it was taken; 400, 413 and 422 that it
 * never will be; whatever else happens may pass. Redirects are not followed, bodies are not read,
 * and no attempt takes longer than the limit, headers and body included.
 *
 * <p>An address may hold a secret: no message names more of it than the host.
 */
public final class Webhook implements Outlet {

  private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

  private final URI address;
  private final Duration limit;
  private final HttpClient client;

  /**
   * A webhook at an address.
   *
   * @param limit how long one attempt may take
   */
  public Webhook(URI address, Duration limit) {
    this.address = address;
    this.limit = limit;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limit)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Delivery send(List<Alert> alerts) throws InterruptedException {
    for (Alert alert : alerts) {
      Delivery delivery = post(AlertJson.of(alert).toString());
      if (!(delivery instanceof Delivery.Taken)) {
        return delivery;
      }
    }
    return new Delivery.Taken();
  }

  Delivery post(String json) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      return judge(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode());
    } catch (TimeoutException e) {
      return new Delivery.Failed(
          "%s has not answered within %d ms".formatted(address.getHost(), limit.toMillis()));
    } catch (ExecutionException e) {
      return new Delivery.Failed(address.getHost() + ": " + reason(e.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  private Delivery judge(int status) {
    if (status / 100 == 2) {
      return new Delivery.Taken();
    }
    String answered = "%s answered %d".formatted(address.getHost(), status);
    return REFUSALS.contains(status)
        ? new Delivery.Refused(answered)
        : new Delivery.Failed(answered);
  }

  private static String reason(Throwable cause) {
    boolean plain = cause instanceof IOException && cause.getMessage() != null;
    return (plain ? cause.getMessage() : cause.getClass().getSimpleName())
        .replaceAll("\\p{Cntrl}", " ");
  }
}
