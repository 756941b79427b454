package dev.pactwire.ingest.fetch;

import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The two HTTP clients: one that connects to public addresses only, and one for hosts on the
 * allow-list. Neither follows redirects by itself, and both speak HTTP/1.1 only: a host is asked
 * once in some seconds, so that there is nothing to multiplex, while HTTP/2 would open a way in for
 * floods of frames (resets, pings, settings) that no limit on sizes sees.
 */
final class HttpClients implements AutoCloseable {

  static final String AGENT = "Pactwire/0.1";

  private static final int IDLE_CONNECTIONS = 32;

  private final AllowedHosts allowedHosts;
  private final OkHttpClient open;
  private final OkHttpClient guarded;

  HttpClients(FetchLimits limits, AllowedHosts allowedHosts, Dns names) {
    this.allowedHosts = allowedHosts;
    open =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .proxy(Proxy.NO_PROXY)
            .protocols(List.of(Protocol.HTTP_1_1))
            .dns(names)
            .connectTimeout(limits.connect())
            .readTimeout(limits.total())
            .callTimeout(limits.total())
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
            .build();
    // Its own pool: a connection opened for an allowed host must never serve another.
    guarded =
        open.newBuilder()
            .socketFactory(new GuardedSockets())
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
            .build();
  }

  /** The client for an address that was found at another. */
  OkHttpClient of(URI url, URI home) {
    return allowedHosts.permits(url, home) ? open : guarded;
  }

  @Override
  public void close() {
    for (OkHttpClient client : List.of(open, guarded)) {
      client.dispatcher().cancelAll();
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
