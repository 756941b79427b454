package dev.pactwire.processor.topology;

import dev.pactwire.schemas.OutcomeHeaders;
import org.apache.kafka.common.header.Headers;

/** What a dead letter says about its end, in headers. */
public final class DeadLetters {

  /** deserialization, processing or production. */
  public static final String STAGE = "pactwire.dead-letter.stage";

  /** The step of the topology, if one was reached. */
  public static final String NODE = "pactwire.dead-letter.node";

  /** Class of the exception. */
  public static final String EXCEPTION = "pactwire.dead-letter.exception";

  /** The reason in a sentence. */
  public static final String MESSAGE = "pactwire.dead-letter.message";

  private static final int LONGEST_MESSAGE = 2_000;

  private DeadLetters() {}

  static void describe(Headers headers, String stage, String node, Exception error) {
    OutcomeHeaders.set(headers, STAGE, stage);
    OutcomeHeaders.set(headers, NODE, node == null ? "" : node);
    OutcomeHeaders.set(headers, EXCEPTION, rootOf(error).getClass().getName());
    OutcomeHeaders.set(headers, MESSAGE, message(error));
  }

  /** The message of what went wrong first, on one line, without control characters. */
  static String message(Exception error) {
    String message = String.valueOf(rootOf(error).getMessage());
    String shortened = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    return shortened.replaceAll("\\p{Cntrl}", " ");
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
