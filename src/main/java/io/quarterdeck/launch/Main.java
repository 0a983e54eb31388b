package io.quarterdeck.launch;

import io.quarterdeck.server.Config;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts the server from the command line; every failure to start is one clear line. */
public final class Main {
  private static final int FAILED = 1;

  /** The one word that is no flag: make certificates and key stores, and start nothing. */
  private static final String PREPARE = "prepare";

  private Main() {}

  public static void main(String[] args) {
    List<String> words = List.of(args);
    if (words.contains("--help") || words.contains("-h")) {
      System.out.print(HelpText.of());
      return;
    }
    if (words.contains("--version") || words.contains("--version=true")) {
      System.out.println("Quarterdeck " + version());
      return;
    }
    try {
      if (words.contains(PREPARE)) {
        List<String> flags = words.stream().filter(w -> !w.equals(PREPARE)).toList();
        prepareOnly(Config.of(new FlagParser().parse(flags)), System.out);
      } else {
        start(Config.of(new FlagParser().parse(words)), System.out);
      }
    } catch (StartException | IllegalArgumentException e) {
      fail(e.getMessage());
    } catch (IOException e) {
      fail(e.toString());
    }
  }

  private static void fail(String message) {
    System.err.println("quarterdeck: " + message);
    System.exit(FAILED);
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** What a start makes before there is a container. */
  private record Prepared(Path dataDir, Listener listener, Credentials own, Path kubeconfig) {}

  private static Prepared prepare(Config config) throws IOException {
    Path dataDir = config.dataDir().toAbsolutePath();
    Files.createDirectories(dataDir);
    lock(dataDir);
    Listener listener = Listener.of(config);
    Credentials own = Credentials.of(config, Clock.systemUTC());
    own.prepare(ServerNames.of(config, listener));
    Path kubeconfig =
        config.file("admin-kubeconfig").orElseGet(() -> dataDir.resolve("admin.kubeconfig"));
    Path authority = own.certificate("ca");
    Kubeconfig.write(
        kubeconfig,
        listener.url(),
        config.file("tls-cert-file").orElse(authority),
        own.certificate("admin"),
        own.key("admin"));
    return new Prepared(dataDir, listener, own, kubeconfig);
  }

  /** Makes what a full Payara Server or WildFly needs, whose TLS listener is its own. */
  private static void prepareOnly(Config config, PrintStream out) throws IOException {
    Prepared prepared = prepare(config);
    KeyStores.writeServing(
        servingKeys(config, prepared.own()), prepared.dataDir().resolve("listener.p12"));
    Path authorities = config.file("client-ca-file").orElse(prepared.own().certificate("ca"));
    KeyStores.writeTrusted(
        Pem.certificates(authorities), prepared.dataDir().resolve("clients.p12"));
    out.println("Prepared " + prepared.dataDir() + " for " + prepared.listener().url());
  }

  private static void start(Config config, PrintStream out) throws IOException {
    Prepared prepared = prepare(config);
    Path dataDir = prepared.dataDir();
    Listener listener = prepared.listener();
    listener.check();
    Unpacked unpacked = Unpacked.in(dataDir.resolve("runtime"));
    TlsProvider.install(servingKeys(config, prepared.own()), dataDir);
    BootCommands commands =
        BootCommands.of(
            listener,
            config.number("http2-max-streams-per-connection"),
            !config.on("disable-http2-serving"),
            ServingTls.of(config));
    handOn(config, prepared); // last: the flags asked for until here are obeyed
    new Payara(unpacked)
        .boot(
            listener,
            BootCommands.write(dataDir.resolve("before-boot.txt"), commands.before()),
            BootCommands.write(dataDir.resolve("after-boot.txt"), commands.after()),
            Logging.prepare(dataDir));
    String state = System.getProperty(Config.STATE_PROPERTY, "failed: not deployed");
    if (!state.equals(Config.OPEN)) {
      throw new StartException(state);
    }
    out.println(
        "Serving at " + listener.url() + ". To use it: export KUBECONFIG=" + prepared.kubeconfig());
  }

  /** Held until the JVM ends: two servers in one directory would spoil it. */
  private static void lock(Path dataDir) throws IOException {
    FileChannel channel =
        FileChannel.open(
            dataDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new StartException("another server uses the data directory " + dataDir);
      }
    } catch (OverlappingFileLockException e) {
      throw new StartException("this process already uses the data directory " + dataDir);
    }
  }

  private static ServingKeys servingKeys(Config config, Credentials own) throws IOException {
    if (config.file("tls-cert-file").isPresent()
        != config.file("tls-private-key-file").isPresent()) {
      throw new StartException("--tls-cert-file and --tls-private-key-file go together");
    }
    List<ServingPair> pairs = new ArrayList<>();
    pairs.add(
        new ServingPair(
            config.file("tls-cert-file").orElse(own.certificate("apiserver")),
            config.file("tls-private-key-file").orElse(own.key("apiserver")),
            List.of()));
    for (String named : config.list("tls-sni-cert-key")) {
      pairs.add(ServingPair.named(named));
    }
    return new ServingKeys(pairs);
  }

  /** Hands the settings to the web application as system properties. */
  private static void handOn(Config config, Prepared prepared) {
    Credentials own = prepared.own();
    Map<String, List<String>> settings = new LinkedHashMap<>();
    settings.put("data-dir", List.of(prepared.dataDir().toString()));
    settings.put("advertise-address", List.of(prepared.listener().advertised()));
    settings.put("client-ca-file", List.of(own.certificate("ca").toString()));
    settings.put("service-account-key-file", List.of(own.tokenVerificationKey().toString()));
    settings.put("service-account-signing-key-file", List.of(own.key("sa").toString()));
    settings.putAll(config.given());
    config.handOn(settings).forEach(System::setProperty);
  }
}
