package dev.pactwire.app.alert;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes the sockets of a mail, and can cut them: a server that sends a byte now and then would hold
 * a reader for ever, as each byte starts its time-out anew.
 */
final class Tracked {

  private final SSLSocketFactory tls;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Tracked(SSLSocketFactory tls) {
    this.tls = tls;
  }

  static Tracked trustingAsUsual() {
    return new Tracked((SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  SocketFactory plain() {
    return new Plain();
  }

  SSLSocketFactory secure() {
    return new Secure();
  }

  /** Cuts whatever is open. */
  void cut() {
    for (Socket socket : Set.copyOf(open)) {
      open.remove(socket);
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone all the same.
        continue;
      }
    }
  }

  /** The thread of an attempt that was given up is interrupted, before its sockets are cut. */
  private Socket kept(Socket socket) throws IOException {
    open.add(socket);
    if (Thread.currentThread().isInterrupted()) {
      open.remove(socket);
      socket.close();
      throw new IOException("the attempt was given up");
    }
    return socket;
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      return kept(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return kept(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return kept(new Socket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return kept(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      return kept(new Socket(host, port, from, fromPort));
    }
  }

  private final class Secure extends SSLSocketFactory {
    @Override
    public String[] getDefaultCipherSuites() {
      return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
      return kept(tls.createSocket());
    }

    @Override
    public Socket createSocket(Socket over, String host, int port, boolean autoClose)
        throws IOException {
      return kept(tls.createSocket(over, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return kept(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return kept(tls.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return kept(tls.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      return kept(tls.createSocket(host, port, from, fromPort));
    }
  }
}
