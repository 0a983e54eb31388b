package io.quarterdeck.crew;

import io.quarterdeck.crew.Loopback.Answer;
import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The Lease in kube-system by which others see that this server is there (KEP-1965). It is made
 * anew when the server starts, renewed while it runs and goes with it; those of servers that died
 * are removed when they have run out.
 */
public final class IdentityLease implements AutoCloseable {
  /** How often to renew; upstream's. */
  public static final Duration RENEWAL = Duration.ofSeconds(10);

  /** How often to look for those of dead servers; upstream's. */
  public static final Duration COLLECTION = Duration.ofHours(1);

  private static final int DURATION_SECONDS = 3600;
  private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases";
  private static final String IDENTITY_LABEL = "apiserver.kubernetes.io/identity";
  private static final String IDENTITY = "kube-apiserver";
  private static final int HASH_BYTES = 16;
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  private final Loopback server;
  private final String host;
  private final String name;
  private final String holder;
  private final Clock clock;
  private boolean closed; // guarded by this

  /**
   * @param host where the server runs, which makes its name
   * @param run tells this run of the server from others, such as a random uid
   */
  public IdentityLease(Loopback server, String host, String run, Clock clock) {
    this.server = server;
    this.host = host;
    this.name = "apiserver-" + hash(host);
    this.holder = name + "_" + run;
    this.clock = clock;
  }

  /** Returns the name of the server, which its lease has too. */
  public String name() {
    return name;
  }

  /** Takes the place of an earlier run. */
  public synchronized void start() {
    server.ask("DELETE", path(name), "", MapValue.EMPTY);
    renew();
  }

  /** Says that the server is still there. */
  public synchronized void renew() {
    if (closed) {
      return;
    }
    Answer there = server.get(path(name));
    if (there.code() == 404) {
      server.ask("POST", LEASES, "", lease(MapValue.EMPTY));
    } else if (there.isDone()) {
      server.ask("PUT", path(name), "", lease(there.body()));
    }
  }

  /** Returns the lease as it shall be, with what else {@code there} says. */
  private MapValue lease(MapValue there) {
    MapValue spec = there.map("spec");
    MapValue held = spec.isEmpty() ? MapValue.of("holderIdentity", Value.of(holder)) : spec;
    MapValue labels =
        there
            .map("metadata")
            .map("labels")
            .with(IDENTITY_LABEL, Value.of(IDENTITY))
            .with("kubernetes.io/hostname", Value.of(host));
    MapValue metadata = there.map("metadata").with("name", Value.of(name)).with("labels", labels);
    return there
        .with("metadata", metadata)
        .with(
            "spec",
            held.with("leaseDurationSeconds", DURATION_SECONDS)
                .with("renewTime", Value.of(GoTime.formatMicro(clock.instant()))));
  }

  /** Removes leases of servers that have run out. */
  public void collect() {
    String query = "labelSelector=" + IDENTITY_LABEL + "%3D" + IDENTITY;
    for (KubeObject lease : server.list(LEASES, query)) {
      if (isExpired(lease.spec())) {
        MapValue version = MapValue.of("resourceVersion", Value.of(lease.meta().resourceVersion()));
        server.ask("DELETE", path(lease.meta().name()), "", MapValue.of("preconditions", version));
      }
    }
  }

  private boolean isExpired(MapValue spec) {
    if (spec.string("renewTime").isEmpty() || !spec.has("leaseDurationSeconds")) {
      return true;
    }
    Instant renewed = GoTime.parseMicro(spec.string("renewTime"));
    return renewed.plusSeconds(spec.integer("leaseDurationSeconds")).isBefore(clock.instant());
  }

  private static String path(String name) {
    return LEASES + "/" + name;
  }

  /** Returns the hash of a host's name and the kind of server on it, in base 32. */
  static String hash(String host) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {host, IDENTITY}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha256.update((byte) (bytes.length >> Byte.SIZE));
        sha256.update((byte) bytes.length);
        sha256.update(bytes);
      }
      return base32(Arrays.copyOf(sha256.digest(), HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte b : bytes) {
      held = (held << Byte.SIZE | b & 0xFF) & 0xFFF;
      bits += Byte.SIZE;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt(held >> bits & 31));
      }
    }
    return bits == 0
        ? text.toString()
        : text.append(BASE32.charAt(held << 5 - bits & 31)).toString();
  }

  /** Takes the lease away: the server is going. */
  @Override
  public synchronized void close() {
    closed = true;
    server.ask("DELETE", path(name), "", MapValue.EMPTY);
  }
}
