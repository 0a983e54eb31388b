package io.quarterdeck.generator;

import io.quarterdeck.generator.ClientModels.Model;
import io.quarterdeck.generator.Table.TypeEntry;
import io.quarterdeck.schema.Descriptions;
import io.quarterdeck.schema.RegistryFile;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.StructType.Gvk;
import io.quarterdeck.schema.StructType.Union;
import io.quarterdeck.schema.Types;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the registry of types: {@code Generate TABLES CLASSES} reads our tables and the two
 * artifacts on the class path and writes the resources of {@link Types} and {@link Descriptions}
 * below CLASSES. Anything that does not fit together stops the build.
 */
public final class Generate {
  private final List<Table> tables;
  private final ClientModels models = new ClientModels();
  private final TypeNames names = new TypeNames();
  private final Map<StructType, Optional<Model>> modelOf = new LinkedHashMap<>();
  private final Fields fields;

  private Generate(List<Table> tables, ProtoNumbers numbers) {
    this.tables = tables;
    this.fields = new Fields(names, numbers);
  }

  public static void main(String[] arguments) throws IOException {
    Path output = Path.of(arguments[1]).resolve("io/quarterdeck/schema");
    Files.createDirectories(output);
    Generate run = new Generate(readTables(Path.of(arguments[0])), ProtoNumbers.load());
    run.makeTypes();
    run.tieTypes();
    run.write(output);
  }

  private static List<Table> readTables(Path directory) throws IOException {
    List<Table> tables = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".types")).sorted().toList()) {
        tables.add(Table.read(file));
      }
    }
    return tables;
  }

  private void makeTypes() {
    for (Table table : tables) {
      for (TypeEntry entry : table.types()) {
        Optional<Model> model = models.find(table, entry.name());
        StructType type = make(table, entry);
        names.add(table, entry.name(), type);
        model.ifPresent(m -> names.addModel(m.className(), type));
        modelOf.put(type, model);
      }
    }
  }

  private static StructType make(Table table, TypeEntry entry) {
    List<String> traits = entry.traits();
    Optional<Gvk> gvk =
        entry.kind()
            ? Optional.of(new Gvk(table.group(), table.version(), entry.name()))
            : Optional.empty();
    boolean isUnion = !traits.isEmpty() && traits.getFirst().equals("union");
    Optional<Union> union =
        isUnion
            ? Optional.of(
                new Union(
                    traits.get(1).equals("-") ? "" : traits.get(1),
                    traits.subList(2, traits.size())))
            : Optional.empty();
    return new StructType(
        table.definitions() + "." + entry.name(),
        table.goPackage() + "." + entry.name(),
        gvk,
        traits.contains("atomic"),
        union);
  }

  /** Embedded types must have their fields before the types that embed them. */
  private void tieTypes() {
    for (Table table : tables) {
      for (TypeEntry entry : table.types()) {
        tie(table, entry);
      }
    }
  }

  private void tie(Table table, TypeEntry entry) {
    StructType type = names.struct(table, entry.name());
    if (!type.fields().isEmpty()) {
      return;
    }
    entry.fields().stream().filter(f -> f.embedded()).forEach(f -> tieEmbedded(table, f.name()));
    type.tie(fields.of(table, entry, modelOf.get(type)));
  }

  private void tieEmbedded(Table table, String name) {
    int dot = name.lastIndexOf('.');
    String home = dot < 0 ? table.name() : name.substring(0, dot);
    Table other = tables.stream().filter(t -> t.name().equals(home)).findFirst().orElseThrow();
    String own = name.substring(dot + 1);
    tie(other, other.types().stream().filter(t -> t.name().equals(own)).findFirst().orElseThrow());
  }

  private void write(Path output) throws IOException {
    List<StructType> types = List.copyOf(modelOf.keySet());
    try (DataOutputStream out = open(output.resolve(Types.RESOURCE))) {
      RegistryFile.write(out, types);
    }
    try (DataOutputStream out =
        new DataOutputStream(new GZIPOutputStream(open(output.resolve(Descriptions.RESOURCE))))) {
      writeDescriptions(out);
    }
  }

  private static DataOutputStream open(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  /**
   * Each text once, then the places of those of every kind's apiVersion and kind, then for each
   * type the places of its own text and its fields'.
   */
  private void writeDescriptions(DataOutputStream out) throws IOException {
    Map<String, Integer> texts = new LinkedHashMap<>();
    List<Integer> places = new ArrayList<>();
    for (String common : List.of("apiVersion", "kind")) {
      places.add(texts.computeIfAbsent(commonDescription(common), x -> texts.size()));
    }
    modelOf.forEach(
        (type, model) -> {
          List<String> own = new ArrayList<>();
          own.add(model.map(Model::description).orElse(""));
          type.fields().forEach(f -> own.add(description(model, f.name())));
          own.forEach(t -> places.add(texts.computeIfAbsent(t, x -> texts.size())));
        });
    out.writeShort(texts.size());
    for (String text : texts.keySet()) {
      out.writeUTF(text);
    }
    for (int place : places) {
      out.writeShort(place);
    }
  }

  /** What every kind says of {@code apiVersion} or {@code kind}, which are not among the fields. */
  private String commonDescription(String field) {
    return modelOf.entrySet().stream()
        .filter(e -> e.getKey().isKind())
        .map(e -> description(e.getValue(), field))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String description(Optional<Model> model, String field) {
    return model
        .map(m -> m.properties().get(field))
        .map(ClientModels.Property::description)
        .orElse("");
  }
}
