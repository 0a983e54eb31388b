package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.request.User;
import io.quarterdeck.resource.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an admission plugin is told of a write ({@code admission.Attributes}).
 *
 * @param subresource "" for the object's own endpoint
 * @param namespace of the object; a namespace's own name for namespaces; "" if cluster-scoped
 * @param name may be "" while a name is still to be generated
 * @param object in the stored version; empty for a delete
 * @param old what is there; empty for a create
 * @param warnings hears what the client should hear
 */
public record Attributes(
    Operation operation,
    ResourceType type,
    String subresource,
    String namespace,
    String name,
    Optional<KubeObject> object,
    Optional<KubeObject> old,
    User user,
    boolean dryRun,
    Consumer<String> warnings) {

  /** Returns these attributes with another new object. */
  public Attributes with(KubeObject changed) {
    return new Attributes(
        operation,
        type,
        subresource,
        namespace,
        name,
        Optional.of(changed),
        old,
        user,
        dryRun,
        warnings);
  }

  /** Returns the object that the write is about: the new one, or the one that goes. */
  public KubeObject subject() {
    return object.or(() -> old).orElseThrow();
  }

  /** Tells whether the resource is one of {@code plurals} of the group. */
  public boolean isOneOf(String group, List<String> plurals) {
    return type.group().equals(group) && plurals.contains(type.plural());
  }
}
