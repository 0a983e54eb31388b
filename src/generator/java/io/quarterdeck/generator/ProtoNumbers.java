package io.quarterdeck.generator;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/** The field numbers that {@code client-java-proto}'s descriptors hold. */
final class ProtoNumbers {
  private static final String CLASSES = "io/kubernetes/client/proto/";

  private final Map<String, Map<String, Integer>> byMessage = new HashMap<>();

  /** Reads the artifact off the class path. */
  static ProtoNumbers load() throws IOException {
    ProtoNumbers numbers = new ProtoNumbers();
    try (JarFile jar = new JarFile(artifact())) {
      List<String> files =
          jar.stream()
              .map(e -> e.getName())
              .filter(n -> n.startsWith(CLASSES) && n.endsWith(".class") && !n.contains("$"))
              .toList();
      for (String file : files) {
        numbers.read(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
      }
    }
    return numbers;
  }

  private static File artifact() throws IOException {
    try {
      return new File(
          io.kubernetes
              .client
              .proto
              .V1
              .class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private void read(String className) {
    try {
      Object file = Class.forName(className).getMethod("getDescriptor").invoke(null);
      for (Descriptor message : ((FileDescriptor) file).getMessageTypes()) {
        Map<String, Integer> numbers = new HashMap<>();
        for (FieldDescriptor field : message.getFields()) {
          numbers.put(field.getName(), field.getNumber());
        }
        byMessage.put(message.getFullName(), numbers);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(className, e);
    }
  }

  /** Returns the number of a field, 0 if the artifact does not know it. */
  int of(String message, String field) {
    return byMessage.getOrDefault(message, Map.of()).getOrDefault(field, 0);
  }
}
