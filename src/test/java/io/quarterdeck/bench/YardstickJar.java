package io.quarterdeck.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes the runnable jar of the yardstick: the server's own launcher and container, with another
 * application in it.
 */
final class YardstickJar {
  private static final String WAR = "boot/ROOT.war";
  private static final String PACKAGE = "io/quarterdeck/bench/yardstick/";
  private static final List<String> CLASSES =
      List.of("YardstickApplication.class", "YardstickListener.class", "YardstickResource.class");

  private YardstickJar() {}

  /** Writes the jar beside {@code jar} and returns it. */
  static Path from(Path jar, Path directory) throws IOException {
    Path made = directory.resolve("yardstick.jar");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        boolean application = entry.getName().equals(WAR);
        put(out, entry.getName(), application ? war() : in.readAllBytes());
      }
    }
    return made;
  }

  private static byte[] war() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream war = new ZipOutputStream(bytes)) {
      put(war, "WEB-INF/beans.xml", new byte[0]);
      put(war, "WEB-INF/lib/none.txt", new byte[0]);
      put(
          war,
          "WEB-INF/payara-web.xml",
          "<payara-web-app><class-loader delegate=\"false\"/></payara-web-app>"
              .getBytes(StandardCharsets.UTF_8));
      for (String name : CLASSES) {
        try (InputStream in =
            YardstickJar.class.getClassLoader().getResourceAsStream(PACKAGE + name)) {
          if (in == null) {
            throw new IOException("the class path lacks " + PACKAGE + name);
          }
          put(war, "WEB-INF/classes/" + PACKAGE + name, in.readAllBytes());
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    ((OutputStream) zip).write(content);
    zip.closeEntry();
  }
}
