package dev.pactwire.app.alert;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server on 127.0.0.1 that keeps what it gets. Recipients whose name begins with a
 * number are answered with that number.
 */
final class PostOffice implements AutoCloseable {

  static final String USER = "pactwire";
  static final String PASSWORD = "correct horse battery staple";
  private static final char[] STORE = "store-of-a-test".toCharArray();

  private final BlockingQueue<Mailed> received = new LinkedBlockingQueue<>();
  private final SMTPServer server;

  /** A mail: its envelope and its bytes. */
  record Mailed(List<String> to, String text) {}

  /** How the server lets people in. */
  enum Door {
    STARTTLS,
    TLS,
    OPEN
  }

  PostOffice(Door door, SSLContext tls) {
    SMTPServer.Builder builder =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(context -> new Desk());
    if (door == Door.STARTTLS) {
      builder = builder.startTlsSocketFactory(tls).requireTLS();
    }
    if (door == Door.TLS) {
      builder = builder.serverSocketFactory(tls);
    }
    if (door != Door.OPEN) {
      builder =
          builder
              .requireAuth()
              .authenticationHandlerFactory(
                  new EasyAuthenticationHandlerFactory(PostOffice::login));
    }
    server = builder.build();
    server.start();
  }

  private static void login(String user, String password, MessageContext context)
      throws LoginFailedException {
    if (!user.equals(USER) || !password.equals(PASSWORD)) {
      throw new LoginFailedException();
    }
  }

  int port() {
    return server.getPortAllocated();
  }

  Optional<Mailed> next() {
    return Optional.ofNullable(received.poll());
  }

  @Override
  public void close() {
    server.stop();
  }

  /** A context with a certificate of its own for these names, which it trusts. */
  static SSLContext certified(Path folder, String names) throws Exception {
    Path file = folder.resolve("store-" + names.hashCode());
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "SAN=" + names,
                "-storepass",
                new String(STORE),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
    }
    return context(file);
  }

  private static SSLContext context(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, STORE);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, STORE);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, STORE);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private final class Desk implements MessageHandler {
    private final List<String> to = new java.util.ArrayList<>();

    @Override
    public void from(String from) {
      // Whoever it is.
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      if (recipient.matches("\\d{3}.*")) {
        throw new RejectException(Integer.parseInt(recipient.substring(0, 3)), "not here");
      }
      to.add(recipient);
    }

    @Override
    public String data(InputStream data) throws IOException {
      received.add(
          new Mailed(List.copyOf(to), new String(data.readAllBytes(), StandardCharsets.UTF_8)));
      return null;
    }

    @Override
    public void done() {
      // Nothing is left to do.
    }
  }
}
