package dev.pactwire.app.alert;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How mails are sent.
 *
 * @param to addresses of the recipients, at least one
 * @param from address of the sender
 * @param host the SMTP server
 * @param port its port
 * @param security how the way there is kept secret
 * @param user user at the server, if it asks for one
 * @param password password of that user
 * @param gathered for how long alerts are gathered for one mail; zero for a mail of its own each
 */
public record MailSettings(
    List<String> to,
    String from,
    String host,
    int port,
    Security security,
    Optional<String> user,
    Optional<String> password,
    Duration gathered) {

  /** How the way to the server is kept secret. */
  public enum Security {
    STARTTLS,
    TLS,
    NONE
  }

  /**
   * Settings that make sense.
   *
   * @throws IllegalArgumentException in one sentence when they do not
   */
  public MailSettings {
    to = List.copyOf(to);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("A mail needs a recipient.");
    }
    if (user.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException(
          "watch.mail.user and watch.mail.password belong together.");
    }
    if (security == Security.NONE && password.isPresent()) {
      throw new IllegalArgumentException(
          "A password is not sent over a connection that anybody can read: watch.mail.security must be starttls or tls.");
    }
  }

  @Override
  public String toString() {
    return "mail to %s by %s:%d".formatted(to, host, port);
  }
}
