package dev.pactwire.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Posting to servers that behave and to servers that do not. */
@Timeout(180)
class WebhookTest {

  private static final Duration LIMIT = Duration.ofMillis(700);

  @Test
  void statusesAreTakenRefusedOrTriedAgain() throws Exception {
    try (Hook hook = new Hook(200, 202, 400, 422, 301, 401, 429, 500)) {
      Webhook webhook = new Webhook(hook.address(), Duration.ofSeconds(60));
      assertThat(webhook.post("{}")).isInstanceOf(Delivery.Taken.class);
      assertThat(webhook.post("{}")).isInstanceOf(Delivery.Taken.class);
      assertThat(webhook.post("{}")).isInstanceOf(Delivery.Refused.class);
      assertThat(webhook.post("{}")).isInstanceOf(Delivery.Refused.class);
      for (int status : new int[] {301, 401, 429, 500}) {
        assertThat(webhook.post("{}"))
            .isEqualTo(new Delivery.Failed("127.0.0.1 answered " + status));
      }
    }
  }

  @Test
  @Tag("fault-36")
  void silenceAnEndlessBodyAndACutConnectionFailWhenTheLimitHasPassed() throws Exception {
    try (Hook hook = new Hook(Hook.SILENT, Hook.ENDLESS, Hook.CUT)) {
      // Neither of the first two would ever end by itself
      Webhook webhook = new Webhook(hook.address(), LIMIT);
      for (int i = 0; i < 3; i++) {
        assertThat(webhook.post("{}"))
            .isInstanceOfSatisfying(
                Delivery.Failed.class,
                failed -> assertThat(failed.reason()).doesNotContain("secret-path"));
      }
    }
  }

  @Test
  void nobodyAtTheOtherEndFailsWithoutNamingTheAddress() throws Exception {
    Delivery delivery = new Webhook(closed(), Duration.ofSeconds(5)).post("{}");
    assertThat(delivery)
        .isInstanceOfSatisfying(
            Delivery.Failed.class,
            failed -> assertThat(failed.reason()).doesNotContain("secret-path"));
  }

  private static URI closed() throws IOException {
    try (Hook hook = new Hook()) {
      return hook.address();
    }
  }
}
