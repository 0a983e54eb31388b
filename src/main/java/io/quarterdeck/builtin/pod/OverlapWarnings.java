package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.List;

/** What a client should hear of files of one volume that stand in each other's way. */
final class OverlapWarnings {
  /** A file and where it comes from; "" if the volume has one source only. */
  private record Source(String path, String from) {
    @Override
    public String toString() {
      return GoText.quote(path) + (from.isEmpty() ? "" : " (" + from + ")");
    }
  }

  private final List<String> warnings = new ArrayList<>();

  private OverlapWarnings() {}

  static List<String> of(ListValue volumes) {
    OverlapWarnings all = new OverlapWarnings();
    for (int i = 0; i < volumes.size(); i++) {
      all.volume(volumes.map(i));
    }
    return all.warnings;
  }

  private void volume(MapValue volume) {
    String name = volume.string("name");
    MapValue configMap = volume.map("configMap");
    MapValue secret = volume.map("secret");
    check(name, "ConfigMap " + GoText.quote(configMap.string("name")), items(configMap, ""));
    check(name, "Secret " + GoText.quote(secret.string("secretName")), items(secret, ""));
    check(name, "DownwardAPI", items(volume.map("downwardAPI"), ""));
    List<Source> projected = new ArrayList<>();
    ListValue sources = volume.map("projected").list("sources");
    for (int i = 0; i < sources.size(); i++) {
      if (sources.map(i).isEmpty()) {
        warnings.add("volume " + GoText.quote(name) + " (Projected) has no sources provided");
      } else {
        projected.addAll(projected(sources.map(i)));
      }
    }
    check(name, "Projected", projected);
  }

  private static List<Source> items(MapValue source, String from) {
    List<Source> paths = new ArrayList<>();
    for (MapValue item : source.list("items").maps()) {
      paths.add(new Source(item.string("path"), from));
    }
    return paths;
  }

  private static List<Source> projected(MapValue source) {
    MapValue configMap = source.map("configMap");
    MapValue secret = source.map("secret");
    MapValue bundle = source.map("clusterTrustBundle");
    if (configMap.has("items")) {
      return items(configMap, "ConfigMap " + GoText.quote(configMap.string("name")));
    }
    if (secret.has("items")) {
      return items(secret, "Secret " + GoText.quote(secret.string("name")));
    }
    if (source.map("downwardAPI").has("items")) {
      return items(source.map("downwardAPI"), "DownwardAPI");
    }
    if (source.has("serviceAccountToken")) {
      String path = source.map("serviceAccountToken").string("path");
      return List.of(new Source(path, "ServiceAccountToken"));
    }
    if (source.has("clusterTrustBundle")) {
      String name = bundle.has("name") ? bundle.string("name") : bundle.string("signerName");
      return List.of(new Source(bundle.string("path"), "ClusterTrustBundle " + GoText.quote(name)));
    }
    return certificate(source.map("podCertificate"));
  }

  private static List<Source> certificate(MapValue certificate) {
    List<Source> paths = new ArrayList<>();
    add(paths, certificate.string("certificateChainPath"), "PodCertificate chain");
    add(paths, certificate.string("keyPath"), "PodCertificate key");
    add(paths, certificate.string("credentialBundlePath"), "PodCertificate credential bundle");
    return paths;
  }

  private static void add(List<Source> paths, String path, String from) {
    if (!path.isEmpty()) {
      paths.add(new Source(path, from));
    }
  }

  private void check(String volume, String what, List<Source> sources) {
    List<Source> before = new ArrayList<>();
    for (Source each : sources) {
      Source source = new Source(withoutEnd(each.path), each.from);
      for (Source other : before) {
        if (overlap(source.path, other.path)) {
          warnings.add(
              "volume "
                  + GoText.quote(volume)
                  + " ("
                  + what
                  + "): overlapping paths: "
                  + source
                  + " with "
                  + other);
        }
      }
      before.add(source);
    }
  }

  private static String withoutEnd(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static boolean overlap(String a, String b) {
    return !a.isEmpty()
        && !b.isEmpty()
        && ((a + "/").startsWith(b + "/") || (b + "/").startsWith(a + "/"));
  }
}
