package dev.pactwire.processor.topology;

import dev.pactwire.schemas.OutcomeHeaders;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
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

  /** Length of the original value, where only its beginning is kept. */
  public static final String TRUNCATED = "pactwire.dead-letter.truncated-from";

  private static final int LONGEST_VALUE = 1 << 20;
  private static final int LONGEST_KEY = 1 << 10;
  private static final int LONGEST_MESSAGE = 2_000;

  private DeadLetters() {}

  /**
   * Makes a dead letter. A value over a mebibyte is cut: compression lets a producer send records
   * far larger than any topic takes back, and a dead letter that is refused would stop the stream.
   * The record itself stands at the origin that the headers name.
   */
  static ProducerRecord<byte[], byte[]> letter(
      String topic, long timestamp, byte[] key, byte[] value, Headers headers) {
    if (value != null && value.length > LONGEST_VALUE) {
      OutcomeHeaders.set(headers, TRUNCATED, Integer.toString(value.length));
    }
    return new ProducerRecord<>(
        topic, null, timestamp, cut(key, LONGEST_KEY), cut(value, LONGEST_VALUE), headers);
  }

  private static byte[] cut(byte[] bytes, int most) {
    return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

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
