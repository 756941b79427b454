package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.topics.Reading;
import java.util.List;

/**
 * Whether the dashboard lives, and whether what it shows is up to date: {@code loading} until the
 * topics are read, {@code cut off} while they cannot be. Anybody may ask.
 */
final class HealthEndpoints {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Reading reading;

  HealthEndpoints(Reading reading) {
    this.reading = reading;
  }

  List<Route> routes() {
    return List.of(
        Route.open("/health/live", call -> call.json(OK, Json.object().put("status", "up"))),
        Route.open("/health/ready", this::ready));
  }

  private void ready(Call call) {
    String status = reading.problem().isEmpty() ? "ready" : "cut off";
    status = reading.isLoaded() ? status : "loading";
    call.json(status.equals("ready") ? OK : UNAVAILABLE, Json.object().put("status", status));
  }
}
