package io.quarterdeck.merge;

import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.Field.ListKind;
import io.quarterdeck.schema.Field.MapKind;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.FieldType.ListOf;
import io.quarterdeck.schema.FieldType.MapOf;
import io.quarterdeck.schema.FieldType.Of;
import io.quarterdeck.schema.FieldType.Ref;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.TypeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A few hand-made types that have every kind of list and map. */
public final class TestTypes {
  public static final FieldType STRING = new Of(Scalar.STRING);
  public static final FieldType INT = new Of(Scalar.INT32);
  private static final FieldType STRINGS = new MapOf(STRING);

  private static final Struct ENV =
      new Struct("v1.EnvVar").with("name", STRING).with("value", STRING);

  private static final Struct PORT =
      new Struct("v1.ContainerPort")
          .with("name", STRING)
          .with("containerPort", INT)
          .with(new Spec("protocol", STRING).fallback("TCP"));

  private static final Struct CONTAINER =
      new Struct("v1.Container")
          .with("name", STRING)
          .with("image", STRING)
          .with("args", new ListOf(STRING))
          .with(new Spec("env", new ListOf(ENV.ref())).merges("name").keys("name"))
          .with(
              new Spec("ports", new ListOf(PORT.ref()))
                  .merges("containerPort")
                  .keys("containerPort", "protocol"));

  private static final Struct VOLUME =
      new Struct("v1.Volume")
          .with("name", STRING)
          .with("emptyDir", new Struct("v1.EmptyDir").with("medium", STRING).ref())
          .with("hostPath", new Struct("v1.HostPath").with("path", STRING).ref());

  private static final Struct SELECTOR =
      new Struct("v1.LabelSelector").with("matchLabels", STRINGS).atomic();

  private static final Struct META =
      new Struct("v1.ObjectMeta")
          .with("name", STRING)
          .with("generateName", STRING)
          .with("namespace", STRING)
          .with("uid", STRING)
          .with("resourceVersion", STRING)
          .with("generation", INT)
          .with("creationTimestamp", new Of(Scalar.TIME))
          .with("labels", STRINGS)
          .with("annotations", STRINGS)
          .with(new Spec("finalizers", new ListOf(STRING)).merges("").set())
          .with("managedFields", new ListOf(new Of(Scalar.RAW)));

  private static final Struct SPEC =
      new Struct("v1.ThingSpec")
          .with("replicas", INT)
          .with("selector", SELECTOR.ref())
          .with("limits", STRINGS)
          .with("raw", new Of(Scalar.RAW))
          .with("tolerations", new ListOf(ENV.ref()))
          .with(new Spec("broken", new ListOf(ENV.ref())).merges(""))
          .with(new Spec("atoms", STRINGS).atomic())
          .with(new Spec("containers", new ListOf(CONTAINER.ref())).merges("name").keys("name"))
          .with(
              new Spec("volumes", new ListOf(VOLUME.ref()))
                  .merges("name")
                  .keys("name")
                  .retainKeys());

  /** A kind with a metadata, a spec and a status. */
  public static final TypeSchema THING =
      new Struct("v1.Thing")
          .kind("Thing")
          .with("metadata", META.ref())
          .with("spec", SPEC.ref())
          .with(
              "status",
              new Struct("v1.ThingStatus").with("replicas", INT).with("phase", STRING).ref())
          .type();

  private TestTypes() {}

  /** A field that is being described. */
  private static final class Spec {
    private final String name;
    private final FieldType type;
    private ListKind listKind = ListKind.UNSPECIFIED;
    private List<String> listKeys = List.of();
    private Optional<Value> fallback = Optional.empty();
    private boolean atomicMap;
    private boolean merges;
    private String mergeKey = "";
    private boolean retainKeys;

    Spec(String name, FieldType type) {
      this.name = name;
      this.type = type;
    }

    Spec fallback(String value) {
      fallback = Optional.of(Value.of(value));
      return this;
    }

    Spec merges(String key) {
      merges = true;
      mergeKey = key;
      return this;
    }

    Spec keys(String... keys) {
      listKind = ListKind.MAP;
      listKeys = List.of(keys);
      return this;
    }

    Spec set() {
      listKind = ListKind.SET;
      return this;
    }

    Spec atomic() {
      atomicMap = true;
      return this;
    }

    Spec retainKeys() {
      retainKeys = true;
      return this;
    }

    Field field() {
      MapKind mapKind = atomicMap ? MapKind.ATOMIC : MapKind.UNSPECIFIED;
      return new Field(
          name,
          type,
          "",
          false,
          true,
          false,
          0,
          List.of(),
          false,
          fallback,
          listKind,
          listKeys,
          mapKind,
          merges,
          false,
          mergeKey,
          retainKeys);
    }
  }

  /** A type that is being described. */
  private static final class Struct {
    private final String goName;
    private final List<Field> fields = new ArrayList<>();
    private boolean atomic;
    private Optional<StructType.Gvk> gvk = Optional.empty();

    Struct(String goName) {
      this.goName = goName;
    }

    Struct with(String name, FieldType type) {
      return with(new Spec(name, type));
    }

    Struct with(Spec spec) {
      fields.add(spec.field());
      return this;
    }

    Struct atomic() {
      atomic = true;
      return this;
    }

    Struct kind(String kind) {
      gvk = Optional.of(new StructType.Gvk("", "v1", kind));
      return this;
    }

    TypeSchema type() {
      StructType type = new StructType("test." + goName, goName, gvk, atomic, Optional.empty());
      type.tie(fields);
      return type;
    }

    Ref ref() {
      return new Ref(type());
    }
  }
}
