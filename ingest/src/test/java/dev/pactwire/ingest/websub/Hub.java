package dev.pactwire.ingest.websub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hub on loopback: notes what it is asked, and verifies and announces when a test says so. */
final class Hub implements AutoCloseable {

  final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
  volatile int status = 202;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  Hub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::asked);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hub");
  }

  private void asked(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> form = new HashMap<>();
      for (String pair : body.split("&")) {
        String[] parts = pair.split("=", 2);
        form.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
      }
      requests.add(form);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  Map<String, String> last() {
    return requests.get(requests.size() - 1);
  }

  /** Comes to verify the last request, with what a test wants to be otherwise. */
  HttpResponse<String> verify(Map<String, String> otherwise) throws Exception {
    Map<String, String> query = new HashMap<>();
    query.put("hub.mode", last().get("hub.mode"));
    query.put("hub.topic", last().get("hub.topic"));
    query.put("hub.challenge", "prove it");
    query.put("hub.lease_seconds", "86400");
    query.putAll(otherwise);
    StringBuilder line = new StringBuilder(last().get("hub.callback")).append('?');
    query.forEach(
        (name, value) ->
            line.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
    return client.send(
        HttpRequest.newBuilder(URI.create(line.toString())).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Brings a document; returns the status it was answered with. */
  int announce(String callback, String body, String signature) throws Exception {
    return bring(callback, body, signature).statusCode();
  }

  /** Brings a document; returns the answer. */
  HttpResponse<Void> bring(String callback, String body, String signature) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(callback))
            .header("Content-Type", "application/rss+xml; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!signature.isEmpty()) {
      request.header("X-Hub-Signature", signature);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding());
  }

  static String signature(String method, String secret, String body) {
    String algorithm = "Hmac" + method.toUpperCase(Locale.ROOT);
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return method
          + "="
          + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
