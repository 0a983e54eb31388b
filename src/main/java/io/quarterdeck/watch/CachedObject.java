package io.quarterdeck.watch;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Meta;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.SelectableField;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Reason;
import io.quarterdeck.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object at one revision, as the image holds it: its encoded JSON in the stored version, with
 * the resourceVersion in it, beside what reads need without decoding. Immutable; the tree it was
 * made from is not kept.
 */
public final class CachedObject implements Keyed {
  private final StoredKind kind;
  private final String namespace;
  private final String name;
  private final long revision;
  private final byte[] json;
  private final Labels labels;
  private final String[] fields; // values of kind.fields(), in their order
  private final String uid;
  private final List<Owner> owners;
  private final @Nullable String damage;
  private volatile @Nullable Rendered rendered; // the first of a chain

  private CachedObject(
      StoredKind kind,
      String namespace,
      String name,
      long revision,
      byte[] json,
      Labels labels,
      String[] fields,
      String uid,
      List<Owner> owners,
      @Nullable String damage) {
    this.kind = kind;
    this.namespace = namespace;
    this.name = name;
    this.revision = revision;
    this.json = json;
    this.labels = labels;
    this.fields = fields;
    this.uid = uid;
    this.owners = owners;
    this.damage = damage;
  }

  /**
   * Makes the cached form of {@code object}.
   *
   * @param revision the revision of its last change
   * @param json its encoding, with {@code revision} as resourceVersion; not copied
   */
  public static CachedObject of(StoredKind kind, KubeObject object, long revision, byte[] json) {
    Meta meta = object.meta();
    return new CachedObject(
        kind,
        kind.namespaced() ? Interned.of(meta.namespace()) : "",
        meta.name(),
        revision,
        json,
        Labels.of(meta.map().map("labels")),
        fieldsOf(kind, object),
        meta.uid(),
        Owner.listOf(meta),
        null);
  }

  /**
   * Makes what stands for an object whose stored bytes cannot be read.
   *
   * @param damage why not
   */
  public static CachedObject broken(
      StoredKind kind, String namespace, String name, long revision, String damage) {
    String[] fields = new String[kind.fields().size()];
    java.util.Arrays.fill(fields, "");
    return new CachedObject(
        kind, namespace, name, revision, new byte[0], Labels.NONE, fields, "", List.of(), damage);
  }

  private static String[] fieldsOf(StoredKind kind, KubeObject object) {
    List<SelectableField> selectable = kind.fields();
    String[] values = new String[selectable.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Interned.of(selectable.get(i).value().apply(object));
    }
    return values;
  }

  public StoredKind kind() {
    return kind;
  }

  /** Returns the namespace, "" if cluster-scoped. */
  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public String name() {
    return name;
  }

  /** Returns the revision of its last change, which is its resourceVersion. */
  public long revision() {
    return revision;
  }

  public String uid() {
    return uid;
  }

  /** Returns its owner references. */
  public List<Owner> owners() {
    return owners;
  }

  /** Tells whether the stored bytes could not be read. */
  public boolean isBroken() {
    return damage != null;
  }

  /**
   * Returns its JSON. Shared: must not be written to.
   *
   * @throws ApiException StorageReadError if it is broken
   */
  public byte[] json() {
    if (damage != null) {
      throw readError(damage);
    }
    return json;
  }

  private ApiException readError(String why) {
    String message =
        "object not decodable revision=" + revision + ": " + kind.key(namespace, name) + ": " + why;
    return new ApiException(Status.of(Reason.STORE_READ_ERROR, message, Status.Details.NONE));
  }

  /** Returns how many bytes of JSON it holds. */
  int length() {
    return json.length;
  }

  /** Returns the value of a label; Java's null if it has none of this key. */
  public @Nullable String label(String key) {
    return labels.get(key);
  }

  Labels labels() {
    return labels;
  }

  /**
   * Returns the value of a selectable field ({@code metadata.name}, {@code spec.nodeName}, ...), ""
   * if absent.
   */
  public String field(String label) {
    List<SelectableField> selectable = kind.fields();
    for (int i = 0; i < fields.length; i++) {
      if (selectable.get(i).label().equals(label)) {
        return fields[i];
      }
    }
    return switch (label) {
      case "metadata.name" -> name;
      case "metadata.namespace" -> namespace;
      default -> "";
    };
  }

  /** Returns this state as the state of another revision: what a DELETED event carries. */
  public CachedObject at(long otherRevision) {
    byte[] changed = damage == null ? ResourceVersions.replace(json, otherRevision) : json;
    return new CachedObject(
        kind, namespace, name, otherRevision, changed, labels, fields, uid, owners, damage);
  }

  /**
   * Returns this object in another encoding, made by {@code rendition} the first time and shared
   * from then on. {@code rendition} is its own key: use one instance for each representation.
   */
  public byte[] rendered(Rendition rendition) {
    for (Rendered r = rendered; r != null; r = r.next) {
      if (r.rendition == rendition) {
        return r.bytes;
      }
    }
    byte[] bytes = rendition.render(this);
    rendered = new Rendered(rendition, bytes, rendered); // a lost race costs one more rendering
    return bytes;
  }

  @Override
  public String toString() {
    return kind.key(namespace, name) + "@" + revision;
  }

  /** Another encoding of an object: protobuf, a Table row, only its metadata, another version. */
  public interface Rendition {
    byte[] render(CachedObject object);
  }

  private record Rendered(Rendition rendition, byte[] bytes, @Nullable Rendered next) {}

  /** An owner reference ({@code metav1.OwnerReference}). */
  public record Owner(
      String apiVersion,
      String kind,
      String name,
      String uid,
      boolean controller,
      boolean blockOwnerDeletion) {

    private static List<Owner> listOf(Meta meta) {
      List<Owner> owners = new ArrayList<>(0);
      for (Value value : meta.ownerReferences()) {
        if (value instanceof MapValue reference) {
          owners.add(of(reference));
        }
      }
      return List.copyOf(owners);
    }

    private static Owner of(MapValue reference) {
      return new Owner(
          Interned.of(reference.string("apiVersion")),
          Interned.of(reference.string("kind")),
          reference.string("name"),
          reference.string("uid"),
          reference.bool("controller"),
          reference.bool("blockOwnerDeletion"));
    }
  }

  /** Returns the owner that manages it, if one does. */
  public Optional<Owner> controller() {
    return owners.stream().filter(Owner::controller).findFirst();
  }
}
