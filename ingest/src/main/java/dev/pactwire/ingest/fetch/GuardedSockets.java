package dev.pactwire.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that connect to public addresses only. The check is made on the address handed to {@code
 * connect}, after all name resolution, so that no name, number format or rebinding server gets
 * around it.
 */
final class GuardedSockets extends SocketFactory {

  /** Thrown instead of connecting. */
  static final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(SocketAddress address) {
      super("the address " + address + " is not on the public internet");
    }
  }

  private static final class GuardedSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      check(endpoint);
      super.connect(endpoint, timeout);
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    private static void check(SocketAddress endpoint) throws IOException {
      boolean allowed =
          endpoint instanceof InetSocketAddress inet
              && inet.getAddress() != null
              && AddressGuard.isPublic(inet.getAddress());
      if (!allowed) {
        throw new ForbiddenAddressException(endpoint);
      }
    }
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private static Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = new GuardedSocket();
    try {
      socket.connect(address);
      return socket;
    } catch (IOException problem) {
      socket.close();
      throw problem;
    }
  }
}
