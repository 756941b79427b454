package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.topics.Reading;
import java.util.List;

/** Whether the dashboard lives, and whether it has something to show; anybody may ask. */
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
    boolean ready = reading.isLoaded() && reading.problem().isEmpty();
    call.json(ready ? OK : UNAVAILABLE, Json.object().put("status", ready ? "ready" : "not ready"));
  }
}
