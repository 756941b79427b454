package dev.pactwire.bench.dashboard;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Many subscribers in one thread. Each looks for marks in what it reads: {@code T@nanos@}, the time
 * at which the article was due to be published.
 */
final class Subscribers implements AutoCloseable {
  private static final byte[] MARK = "T@".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 256 * 1024;

  /** Where the status stands in an answer. */
  private static final int STATUS = "HTTP/1.1 ".length();

  private static final long NANOS_A_SECOND = 1_000_000_000;
  private static final long HIGHEST_MICROS = 3_600_000_000L;

  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final byte[] bytes = new byte[BUFFER];
  private final Histogram micros = new Histogram(HIGHEST_MICROS, 3);
  private final SortedMap<Long, Histogram> microsBySecond = new TreeMap<>();
  private final AtomicLong seen = new AtomicLong();
  private final AtomicLong live = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final Thread thread = new Thread(this::read, "subscribers");
  private volatile boolean closed;

  /** Where the scanner of one connection stands. */
  private static final class Scan {
    private int matched;
    private long number;
    private boolean live;
  }

  Subscribers() throws IOException {}

  /** Connects one more subscriber; before the thread is started. */
  void add(int port, String path) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Scan());
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    while (!closed) {
      try {
        selector.select();
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
          SelectionKey key = keys.next();
          keys.remove();
          take((SocketChannel) key.channel(), (Scan) key.attachment());
        }
      } catch (ClosedSelectorException e) {
        return;
      } catch (IOException e) {
        lost.incrementAndGet();
      }
    }
  }

  private void take(SocketChannel channel, Scan scan) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      lost.incrementAndGet();
      channel.close();
      return;
    }
    long now = System.nanoTime();
    buffer.flip();
    if (!scan.live) {
      scan.live = true;
      (buffer.get(STATUS) == '2' ? live : lost).incrementAndGet();
    }
    int length = buffer.remaining();
    buffer.get(bytes, 0, length);
    int at = 0;
    while (at < length) {
      if (scan.matched == 0) {
        // Nearly all bytes are skipped here; the readers must cost less than what they measure.
        while (at < length && bytes[at] != MARK[0]) {
          at++;
        }
      }
      if (at < length) {
        scan(scan, bytes[at++], now);
      }
    }
  }

  private void scan(Scan scan, byte next, long now) {
    if (scan.matched < MARK.length) {
      scan.matched = next == MARK[scan.matched] ? scan.matched + 1 : next == MARK[0] ? 1 : 0;
      scan.number = 0;
    } else if (next >= '0' && next <= '9') {
      scan.number = scan.number * 10 + (next - '0');
    } else {
      if (next == '@' && scan.number > 0) {
        long late = Math.max(0, (now - scan.number) / 1_000);
        micros.recordValue(late);
        microsBySecond
            .computeIfAbsent(scan.number / NANOS_A_SECOND, none -> new Histogram(3))
            .recordValue(late);
        seen.incrementAndGet();
      }
      scan.matched = 0;
    }
  }

  /** Articles seen by all of them together. */
  long seen() {
    return seen.get();
  }

  /** How many have been answered. */
  long live() {
    return live.get();
  }

  /** How many have lost their connection. */
  long lost() {
    return lost.get();
  }

  /** Times in microseconds; only when nothing comes any more. */
  Histogram micros() {
    return micros;
  }

  /** The same, by the second in which articles were due; only when nothing comes any more. */
  List<Histogram> microsBySecond() {
    return List.copyOf(microsBySecond.values());
  }

  @Override
  public void close() throws IOException {
    closed = true;
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
