package dev.pactwire.app.operate;

import dev.pactwire.app.error.CommandFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;

/** Waits for the brokers' answers. */
final class Asking {
  private static final long PATIENCE_SECONDS = 45;

  private Asking() {}

  /**
   * The answer.
   *
   * @throws CommandFailure when it is an error or does not come
   */
  static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw CommandFailure.failed("The brokers refuse: " + reason(e.getCause()), e);
    } catch (TimeoutException e) {
      throw CommandFailure.failed(
          "The brokers did not answer within %d s.".formatted(PATIENCE_SECONDS), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted while asking the brokers.", e);
    }
  }

  private static String reason(Throwable error) {
    return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
  }

  /** Whether brokers answered that this user may not ask. */
  static boolean isDenied(Throwable error) {
    return caused(error, AuthorizationException.class);
  }

  /** Whether an error is of this kind, or comes from one. */
  static boolean caused(Throwable error, Class<? extends Exception> kind) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
