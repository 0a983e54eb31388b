package io.quarterdeck.builtin.service;

import io.quarterdeck.rules.Cidr;
import io.quarterdeck.rules.Ip;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Predicate;
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
  private static final int MAX_HOST_BITS = 62; // so that a size is a long; more cannot be taken

  private final Cidr range;
  private final BigInteger first;
  private final BigInteger all;
  private final long size;
  private final long offset;

  AddressPool(Cidr range) {
    this.range = range;
    this.first = number(range.network());
    int hostBits = (range.isV4() ? V4_BITS : V6_BITS) - range.ownBits();
    this.all = BigInteger.ONE.shiftLeft(hostBits);
    long counted = 1L << Math.min(hostBits, MAX_HOST_BITS);
    this.size = Math.max(0, counted - (range.isV4() ? 2 : 1)); // no network, no broadcast address
    long share = Math.clamp(size / OFFSET_SHARE, MIN_OFFSET, MAX_OFFSET);
    this.offset = size <= MIN_OFFSET ? 0 : share;
  }

  String family() {
    return range.isV4() ? "IPv4" : "IPv6";
  }

  /** Tells whether the address is in the range, but not the network's own. */
  boolean contains(Ip address) {
    return range.contains(address) && place(address).signum() > 0;
  }

  /** Tells whether the address is the one for broadcasts, which no service has either. */
  boolean broadcastsBy(Ip address) {
    return range.isV4() && place(address).equals(all.subtract(BigInteger.ONE));
  }

  private BigInteger place(Ip address) {
    return number(address).subtract(first);
  }

  /** Returns the address of the network itself, which no service has. */
  Ip network() {
    return range.network();
  }

  /**
   * Offers addresses until one is taken, beginning at random.
   *
   * @return empty if none was taken
   */
  Optional<Ip> next(Predicate<Ip> takes, RandomGenerator random) {
    Optional<Ip> upper = next(offset, size, takes, random);
    return upper.isPresent() || offset == 0 ? upper : next(0, offset, takes, random);
  }

  private Optional<Ip> next(long from, long to, Predicate<Ip> takes, RandomGenerator random) {
    long count = to - from;
    if (count <= 0) {
      return Optional.empty();
    }
    long start = random.nextLong(count);
    for (long i = 0; i < count; i++) {
      Ip address = at(1 + from + (start + i) % count);
      if (takes.test(address)) {
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

  @Override
  public String toString() {
    return range.toString();
  }

  private BigInteger number(Ip address) {
    byte[] bytes = address.bytes();
    int length = range.isV4() ? V4_BITS / Byte.SIZE : bytes.length;
    byte[] own = new byte[length];
    System.arraycopy(bytes, bytes.length - length, own, 0, length);
    return new BigInteger(1, own);
  }
}
