package io.quarterdeck.builtin.service;

import io.quarterdeck.rules.Cidr;
import io.quarterdeck.rules.Ip;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The addresses of one range for services. The lower part of it is left to those who name an
 * address themselves, as long as the upper part has some (KEP-3070).
 */
final class AddressPool {
  private static final int MIN_OFFSET = 16;
  private static final int MAX_OFFSET = 256;
  private static final int OFFSET_SHARE = 16;
  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;
  private static final int MAX_HOST_BITS = 30; // of larger ranges the beginning is enough

  private final Cidr range;
  private final BigInteger first;
  private final long size;
  private final long offset;

  AddressPool(Cidr range) {
    this.range = range;
    this.first = number(range.network());
    int hostBits = (range.isV4() ? V4_BITS : V6_BITS) - range.ownBits();
    long all = 1L << Math.min(hostBits, MAX_HOST_BITS);
    this.size = Math.max(0, all - (range.isV4() ? 2 : 1)); // no network, no broadcast address
    long share = Math.clamp(size / OFFSET_SHARE, MIN_OFFSET, MAX_OFFSET);
    this.offset = size <= MIN_OFFSET ? 0 : share;
  }

  String family() {
    return range.isV4() ? "IPv4" : "IPv6";
  }

  /** Returns why the address is none of this pool, if it is not. */
  Optional<String> refuses(String text, Ip address) {
    if (!range.contains(address)) {
      return Optional.of("the provided network does not match the current range");
    }
    BigInteger place = number(address).subtract(first);
    boolean inside = place.signum() > 0 && place.compareTo(BigInteger.valueOf(size)) <= 0;
    return inside || isBeyondPool(place)
        ? Optional.empty()
        : Optional.of(
            "the provided IP ("
                + text
                + ") is not in the valid range. The range of valid IPs is "
                + range);
  }

  /** Large IPv6 ranges hold more than is handed out from them. */
  private boolean isBeyondPool(BigInteger place) {
    return !range.isV4() && place.compareTo(BigInteger.valueOf(size)) > 0;
  }

  /** Returns an address that is not taken, empty if all are. */
  Optional<Ip> next(Set<Ip> taken, RandomGenerator random) {
    Optional<Ip> upper = next(offset, size, taken, random);
    return upper.isPresent() || offset == 0 ? upper : next(0, offset, taken, random);
  }

  private Optional<Ip> next(long from, long to, Set<Ip> taken, RandomGenerator random) {
    long count = to - from;
    if (count <= 0) {
      return Optional.empty();
    }
    long start = random.nextLong(count);
    for (long i = 0; i < count; i++) {
      Ip address = at(1 + from + (start + i) % count);
      if (!taken.contains(address)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  /** Returns the address at a place of the range. */
  Ip at(long place) {
    byte[] bytes = first.add(BigInteger.valueOf(place)).toByteArray();
    byte[] all = new byte[range.isV4() ? V4_BITS / Byte.SIZE : V6_BITS / Byte.SIZE];
    int length = Math.min(bytes.length, all.length);
    System.arraycopy(bytes, bytes.length - length, all, all.length - length, length);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < all.length; i++) {
      if (range.isV4()) {
        text.append(i == 0 ? "" : ".").append(all[i] & 0xFF);
      } else {
        text.append(i > 0 && i % 2 == 0 ? ":" : "").append("%02x".formatted(all[i]));
      }
    }
    return Ip.parse(text.toString()).orElseThrow();
  }

  private BigInteger number(Ip address) {
    byte[] bytes = address.bytes();
    int length = range.isV4() ? V4_BITS / Byte.SIZE : bytes.length;
    byte[] own = new byte[length];
    System.arraycopy(bytes, bytes.length - length, own, 0, length);
    return new BigInteger(1, own);
  }
}
