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

  /**
   * Only what is handed out to networks (2000::/3) is public, and what carries an IPv4 address that
   * is.
   */
  private static boolean isPublic6(byte[] b) {
    if (starts(b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) {
      // ::/96 and ::ffff:0:0/96 carry an IPv4 address in the last four bytes.
      return carriesPublic4(b, 12);
    }
    if (starts(b, 0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0)) {
      // The well-known prefix of NAT64; 64:ff9b:1::/48 is for local use.
      return carriesPublic4(b, 12);
    }
    if (starts(b, 0x20, 0x02)) {
      return carriesPublic4(b, 2);
    }
    // Protocols of the IETF, Teredo among them, hide other addresses or lead nowhere.
    boolean protocols = starts(b, 0x20, 0x01) && (b[2] & 0xFE) == 0;
    boolean documentation =
        starts(b, 0x20, 0x01, 0x0D, 0xB8) || starts(b, 0x3F, 0xFF) && (b[2] & 0xF0) == 0;
    return (b[0] & 0xE0) == 0x20 && !protocols && !documentation;
  }

  private static boolean carriesPublic4(byte[] b, int at) {
    try {
      return isPublic(InetAddress.getByAddress(Arrays.copyOfRange(b, at, at + 4)));
    } catch (UnknownHostException impossible) {
      return false;
    }
  }

  private static boolean starts(byte[] b, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if ((b[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
