package io.quarterdeck.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The container and the web application as files: the runnable jar carries both, and they are
 * unpacked once for each build into the data directory. Starts nothing.
 *
 * @param root the container's root directory
 * @param war the web application, exploded
 */
record Unpacked(Path root, Path war) {
  private static final String PAYARA = "boot/payara-micro.jar";
  private static final String WAR = "boot/ROOT.war";
  private static final String RUNTIME = "MICRO-INF/runtime/";
  private static final String DOMAIN = "MICRO-INF/domain/";
  private static final String LIBRARIES = "WEB-INF/lib/";
  private static final String DESCRIPTOR = "WEB-INF/payara-web.xml";
  private static final String PRISTINE = "pristine";

  /** Unpacks what is not there yet below {@code directory} and removes what other builds left. */
  static Unpacked in(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (JarFile self = new JarFile(ownJar())) {
      Path root = once(self, PAYARA, directory, "payara-", Unpacked::payara);
      Path war = once(self, WAR, directory, "war-", Unpacked::war);
      removeOthers(directory, List.of(root, war));
      resetConfig(root);
      nameLibraries(war);
      return new Unpacked(root, war.resolve("ROOT"));
    }
  }

  /** Returns the jar that boots the container and leads to all others. */
  Path bootJar() {
    return root.resolve("boot.jar");
  }

  /** The container writes down what it is told; each start tells it afresh. */
  private static void resetConfig(Path root) throws IOException {
    Path config = root.resolve("config");
    if (Files.exists(config)) {
      remove(config);
    }
    try (Stream<Path> paths = Files.walk(root.resolve(PRISTINE))) {
      for (Path path : paths.toList()) {
        Files.copy(path, config.resolve(root.resolve(PRISTINE).relativize(path)));
      }
    }
  }

  private static File ownJar() {
    try {
      Path path =
          Path.of(Unpacked.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(path)) {
        throw new StartException("the launcher starts from quarterdeck.jar only");
      }
      return path.toFile();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Unpacking {
    void unpack(ZipInputStream from, Path to) throws IOException;
  }

  private static Path once(
      ZipFile self, String name, Path directory, String prefix, Unpacking unpacking)
      throws IOException {
    ZipEntry entry = self.getEntry(name);
    Path target = directory.resolve(prefix + Long.toHexString(entry.getCrc()));
    if (!Files.isDirectory(target)) {
      Path part = Files.createTempDirectory(directory, prefix);
      try (InputStream in = self.getInputStream(entry);
          ZipInputStream zip = new ZipInputStream(in)) {
        unpacking.unpack(zip, part);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }

  /**
   * Lays out what Payara's own --outputlauncher would: runtime/, the configuration, and a boot jar.
   */
  private static void payara(ZipInputStream zip, Path to) throws IOException {
    Files.createDirectories(to.resolve("docroot"));
    Files.createDirectories(to.resolve("lib/install/applications"));
    Map<String, byte[]> boot = new LinkedHashMap<>();
    Set<String> jars = new TreeSet<>();
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (name.startsWith(RUNTIME) && !entry.isDirectory()) {
        copy(zip, to.resolve("runtime"), name.substring(RUNTIME.length()));
        jars.add("runtime/" + name.substring(RUNTIME.length()));
      } else if (name.startsWith(DOMAIN) && !entry.isDirectory()) {
        copy(zip, to.resolve(PRISTINE), name.substring(DOMAIN.length()));
      } else if (!entry.isDirectory() && !name.startsWith("META-INF/")) {
        boot.put(name, zip.readAllBytes());
      }
    }
    writeBootJar(to.resolve("boot.jar"), boot, jars);
  }

  /** The container finds its modules through the Class-Path of the jar that booted it. */
  private static void writeBootJar(Path file, Map<String, byte[]> entries, Set<String> classPath)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new ZipEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    }
  }

  /**
   * The libraries go beside the application, not into it: the container would read every class in
   * them in search of annotations, which takes longer than all the rest of the start.
   */
  private static void war(ZipInputStream zip, Path to) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (name.startsWith(LIBRARIES) && !entry.isDirectory()) {
        copy(zip, to.resolve("lib"), name.substring(LIBRARIES.length()));
      } else if (name.equals(DESCRIPTOR)) {
        copy(zip, to, DESCRIPTOR);
      } else if (!entry.isDirectory()) {
        copy(zip, to.resolve("ROOT"), name);
      }
    }
  }

  /** Tells the application where its libraries are; the data directory may have been moved. */
  private static void nameLibraries(Path war) throws IOException {
    List<String> jars;
    try (Stream<Path> files = Files.list(war.resolve("lib"))) {
      jars = files.map(f -> f.toAbsolutePath().toString()).sorted().toList();
    }
    String descriptor = Files.readString(war.resolve(DESCRIPTOR));
    String extra =
        "<class-loader extra-class-path=\"" + String.join(File.pathSeparator, jars) + "\" ";
    Files.writeString(
        war.resolve("ROOT").resolve(DESCRIPTOR), descriptor.replace("<class-loader ", extra));
  }

  private static void copy(InputStream in, Path directory, String name) throws IOException {
    Path file = directory.resolve(name).normalize();
    if (!file.startsWith(directory)) {
      throw new IOException("entry outside of its archive: " + name);
    }
    Files.createDirectories(file.getParent());
    Files.copy(in, file);
  }

  private static void removeOthers(Path directory, List<Path> keep) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      for (Path child : children.filter(c -> !keep.contains(c)).toList()) {
        remove(child);
      }
    }
  }

  private static void remove(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
