package dev.pactwire.ingest.fetch;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * The two HTTP clients: one that connects to public addresses only, and one for hosts on the
 * allow-list. Both speak HTTP/1.1 only: a host is asked once in some seconds, so that there is
 * nothing to multiplex, while HTTP/2 would open a way in for floods of frames (resets, pings,
 * settings) that no limit on sizes sees.
 *
 * <p>Neither asks for anything by itself, for it would ask beside the host's budget: no redirect is
 * followed, nothing is sent again because a connection was cut, or because a server asks for that
 * with 408, or with 503 and {@code Retry-After: 0}. Connections are not kept: one that the server
 * has closed meanwhile, as most do after some seconds, would fail the next fetch.
 */
final class HttpClients implements AutoCloseable {

  static final String AGENT = "Pactwire/0.1";

  /** Under which name the {@code Retry-After} of an answer is found. */
  static final String RETRY_AFTER = "Pactwire-Retry-After";

  private final AllowedHosts allowedHosts;
  private final OkHttpClient open;
  private final OkHttpClient guarded;

  /**
   * Clients.
   *
   * @param adjustment what is to be otherwise: names or certificates
   */
  HttpClients(
      FetchLimits limits,
      AllowedHosts allowedHosts,
      UnaryOperator<OkHttpClient.Builder> adjustment) {
    this.allowedHosts = allowedHosts;
    OkHttpClient.Builder usual =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .proxy(Proxy.NO_PROXY)
            .protocols(List.of(Protocol.HTTP_1_1))
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(HttpClients::once)
            .connectTimeout(limits.connect())
            .readTimeout(limits.total())
            .callTimeout(limits.total())
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.MINUTES));
    open = adjustment.apply(usual).build();
    // Its own pool: a connection opened for an allowed host must never serve another.
    guarded =
        open.newBuilder()
            .socketFactory(new GuardedSockets())
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.MINUTES))
            .build();
  }

  /**
   * Says that the connection ends with the answer, and hides {@code Retry-After} from OkHttp, which
   * would ask again at once where it is zero and fail where the number has too many digits. It goes
   * on as {@link #RETRY_AFTER}.
   */
  private static Response once(Interceptor.Chain chain) throws IOException {
    Response answer =
        chain.proceed(chain.request().newBuilder().header("Connection", "close").build());
    Response.Builder hidden =
        answer.newBuilder().removeHeader("Retry-After").removeHeader(RETRY_AFTER);
    String wait = answer.header("Retry-After");
    return (wait == null ? hidden : hidden.addHeader(RETRY_AFTER, wait)).build();
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
