package dev.pactwire.app.alert;

/** What became of one attempt to send an alert. */
public sealed interface Delivery {

  /** It was taken. */
  record Taken() implements Delivery {}

  /** It will never be taken: the other side says that it makes no sense. */
  record Refused(String reason) implements Delivery {}

  /** Another attempt may succeed. */
  record Failed(String reason) implements Delivery {}
}
