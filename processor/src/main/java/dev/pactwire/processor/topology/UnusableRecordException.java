package dev.pactwire.processor.topology;

/** A record that no number of tries will make usable; its message is the reason in a sentence. */
final class UnusableRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableRecordException(String reason) {
    super(reason);
  }
}
