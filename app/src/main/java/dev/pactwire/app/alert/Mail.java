package dev.pactwire.app.alert;

import dev.pactwire.schemas.Alert;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts as a mail of plain text, over a connection of its own; those that come within a
 * short time as one. Answers of 5xx to the message or to all recipients mean that it never will be
 * taken; whatever else happens may pass, a refused password too: somebody may mend it. A mail that
 * some recipients get counts as taken. No attempt takes longer than the limit, however slowly the
 * server speaks, and none begins while another goes on.
 */
public final class Mail implements Outlet {

  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
  private static final int NEEDS_PASSWORD = 530;
  private static final int PERMANENT = 500;

  private final MailSettings settings;
  private final Duration limit;
  private final Tracked sockets;
  private final Session session;
  private final AlertMessage messages;

  /** The latest attempt; used by the sender's thread alone. */
  private Thread running = new Thread("no-attempt-yet");

  /**
   * A way to send mails.
   *
   * @param limit how long one attempt may take
   * @param sockets makes connections
   * @param clock dates the mails
   */
  Mail(MailSettings settings, Duration limit, Tracked sockets, Clock clock) {
    this.settings = settings;
    this.limit = limit;
    this.sockets = sockets;
    this.session = Session.getInstance(properties());
    this.messages = new AlertMessage(session, settings, clock);
  }

  /** A way to send mails that trusts whom this Java trusts. */
  public static Mail of(MailSettings settings, Clock clock) {
    return new Mail(settings, Duration.ofSeconds(30), Tracked.trustingAsUsual(), clock);
  }

  private Properties properties() {
    Properties properties = new Properties();
    String each = Long.toString(limit.toMillis());
    properties.put("mail.smtp.connectiontimeout", each);
    properties.put("mail.smtp.timeout", each);
    properties.put("mail.smtp.writetimeout", each);
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.socketFactory", sockets.secure());
    properties.put("mail.smtp.socketFactory", sockets.plain());
    // A factory that fails must not be gone round.
    properties.put("mail.smtp.socketFactory.fallback", "false");
    switch (settings.security()) {
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case NONE -> properties.put("mail.smtp.starttls.enable", "false");
    }
    return properties;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public Duration gathers() {
    return settings.gathered();
  }

  @Override
  public Delivery send(List<Alert> alerts) throws InterruptedException {
    running.join(limit.toMillis());
    if (running.isAlive()) {
      // Such as one that waits for the name of the server; a second would send the same twice.
      return new Delivery.Failed(settings.host() + ": the attempt before has still not ended");
    }
    FutureTask<Delivery> attempt = new FutureTask<>(() -> attempt(alerts));
    running = new Thread(attempt, "mail-attempt");
    running.setDaemon(true);
    running.start();
    try {
      return attempt.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Delivery.Failed(
          "%s was not done within %d ms".formatted(settings.host(), limit.toMillis()));
    } catch (ExecutionException e) {
      return new Delivery.Failed(sentence(e.getCause()));
    } finally {
      attempt.cancel(true);
      sockets.cut();
    }
  }

  private Delivery attempt(List<Alert> alerts) throws MessagingException {
    MimeMessage message = messages.of(alerts);
    Address[] recipients = message.getAllRecipients();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(
          settings.host(),
          settings.port(),
          settings.user().orElse(null),
          settings.password().orElse(null));
      transport.sendMessage(message, recipients);
      return new Delivery.Taken();
    } catch (AuthenticationFailedException e) {
      // What the server answers may hold what it was told.
      return new Delivery.Failed(settings.host() + " does not accept user and password");
    } catch (SendFailedException e) {
      return judge(e);
    }
  }

  private Delivery judge(SendFailedException e) {
    if (e.getValidSentAddresses() != null && e.getValidSentAddresses().length > 0) {
      LOG.warn("Some recipients did not get an alert: {}", sentence(e));
      return new Delivery.Taken();
    }
    return isPermanent(e) ? new Delivery.Refused(sentence(e)) : new Delivery.Failed(sentence(e));
  }

  /**
   * Whether the message itself, or each of its recipients, is refused for good. What is said
   * against the sender is a matter of settings that will be mended.
   */
  private static boolean isPermanent(MessagingException e) {
    if (e instanceof SMTPSendFailedException refused && refused.getNextException() == null) {
      return refused.getReturnCode() >= PERMANENT
          && refused.getReturnCode() != NEEDS_PASSWORD
          && !String.valueOf(refused.getCommand()).startsWith("MAIL");
    }
    boolean any = false;
    for (Exception next = e.getNextException(); next != null; ) {
      if (next instanceof SMTPAddressFailedException address) {
        any = true;
        if (address.getReturnCode() < PERMANENT) {
          return false;
        }
      }
      next = next instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return any;
  }

  private String sentence(Throwable error) {
    Throwable last = error;
    while (last instanceof MessagingException chained && chained.getNextException() != null) {
      last = chained.getNextException();
    }
    String said = last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    return (settings.host() + ": " + said).replaceAll("\\p{Cntrl}+", " ").strip();
  }

  @Override
  public void close() {
    running.interrupt();
    sockets.cut();
  }
}
