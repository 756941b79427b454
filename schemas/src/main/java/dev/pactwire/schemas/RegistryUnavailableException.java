package dev.pactwire.schemas;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry gave no usable answer: it is down, overloaded, refuses the caller, refuses a
 * schema, or does not speak the Confluent API at the given address.
 *
 * <p>Nothing is known about the record at hand, so it must never become a dead letter: the task
 * fails and the record is tried again. What cannot be decoded although the registry answered is a
 * {@link org.apache.kafka.common.errors.SerializationException} instead.
 */
public final class RegistryUnavailableException extends RetriableException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that names the registry and what it answered. */
  public RegistryUnavailableException(String message) {
    super(message);
  }

  /** With a sentence that names the registry, and what went wrong on the way. */
  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether this failure, or one of its causes, is a registry that gave no answer. */
  public static boolean isBehind(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof RegistryUnavailableException) {
        return true;
      }
    }
    return false;
  }
}
