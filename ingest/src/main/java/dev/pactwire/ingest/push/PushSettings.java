package dev.pactwire.ingest.push;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * How the endpoint listens and what it takes.
 *
 * @param host address to listen on
 * @param port port; 0 takes any free one
 * @param token what producers show as bearer token; without one only this machine may send
 * @param bytes largest body
 * @param requests most requests worked on at the same time; further ones are told to come again
 * @param idle longest silence while a request comes in
 */
public record PushSettings(
    String host, int port, Optional<String> token, int bytes, int requests, Duration idle) {

  private static final int SHORTEST_TOKEN = 8;

  /** Checks that nobody can send without a token from elsewhere. */
  public PushSettings {
    if (token.filter(secret -> secret.length() < SHORTEST_TOKEN).isPresent()) {
      throw new IllegalArgumentException(
          "push.token must have at least " + SHORTEST_TOKEN + " characters.");
    }
    if (token.isEmpty() && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "Without push.token, push.host must be an address of this machine alone, not "
              + host
              + ".");
    }
    if (bytes < 1 || requests < 1 || idle.isZero() || idle.isNegative()) {
      throw new IllegalArgumentException("The limits of the push endpoint must be positive.");
    }
  }

  /** On 127.0.0.1 without a token: 8 MiB a request, eight at a time, ten seconds of silence. */
  public static PushSettings local(int port) {
    return new PushSettings(
        "127.0.0.1", port, Optional.empty(), 8 << 20, 8, Duration.ofSeconds(10));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
