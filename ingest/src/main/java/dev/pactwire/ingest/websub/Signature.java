package dev.pactwire.ingest.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of announcements (WebSub, 7.1): {@code X-Hub-Signature: method=hex}, an HMAC of the
 * body under the secret that we gave the hub. Compared in constant time.
 */
final class Signature {

  private static final Map<String, String> METHODS =
      Map.of(
          "sha1",
          "HmacSHA1",
          "sha256",
          "HmacSHA256",
          "sha384",
          "HmacSHA384",
          "sha512",
          "HmacSHA512");

  private Signature() {}

  /** Whether the header is the signature of the body; without a header nothing is. */
  static boolean matches(Optional<String> header, String secret, byte[] body) {
    String[] parts = header.orElse("").strip().split("=", 2);
    String algorithm = METHODS.get(parts[0].strip().toLowerCase(Locale.ROOT));
    if (parts.length < 2 || algorithm == null) {
      return false;
    }
    try {
      byte[] given = HexFormat.of().parseHex(parts[1].strip());
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return MessageDigest.isEqual(mac.doFinal(body), given);
    } catch (IllegalArgumentException noHex) {
      return false;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform knows " + algorithm, impossible);
    }
  }
}
