package dev.pactwire.ingest.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells public internet addresses from those that a feed must never make us connect to: this
 * machine, private and link-local networks, carrier-grade NAT, multicast and reserved ranges, and
 * IPv6 forms that carry an IPv4 address of that kind (IANA special-purpose address registries).
 */
final class AddressGuard {

  private AddressGuard() {}

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] b = address.getAddress();
    return address instanceof Inet4Address
        ? isPublic4(b[0] & 0xFF, b[1] & 0xFF, b[2] & 0xFF)
        : isPublic6(b);
  }

  private static boolean isPublic4(int a, int b, int c) {
    boolean shared = a == 100 && (b & 0xC0) == 64;
    boolean protocol = a == 192 && b == 0 && (c == 0 || c == 2);
    boolean testing =
        a == 198 && (b == 18 || b == 19 || b == 51 && c == 100) || a == 203 && b == 0 && c == 113;
    return a != 0 && a < 224 && !shared && !protocol && !testing;
  }

  private static boolean isPublic6(byte[] b) {
    boolean uniqueLocal = (b[0] & 0xFE) == 0xFC;
    boolean zeros = allZero(b, 0, 10);
    boolean documentation = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && (b[3] & 0xFF) == 0xB8;
    if (uniqueLocal || documentation) {
      return false;
    }
    if (zeros) {
      // ::/96 and ::ffff:0:0/96 carry an IPv4 address in the last four bytes.
      return carriesPublic4(b, 12);
    }
    boolean nat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xFF) == 0xFF && (b[3] & 0xFF) == 0x9B;
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
    return nat64 ? carriesPublic4(b, 12) : !sixToFour || carriesPublic4(b, 2);
  }

  private static boolean carriesPublic4(byte[] b, int at) {
    try {
      return isPublic(InetAddress.getByAddress(Arrays.copyOfRange(b, at, at + 4)));
    } catch (UnknownHostException impossible) {
      return false;
    }
  }

  private static boolean allZero(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
