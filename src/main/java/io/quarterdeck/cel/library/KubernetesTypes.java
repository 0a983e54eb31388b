package io.quarterdeck.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.StructTypeReference;
import java.util.List;

/** The types of values that only Kubernetes' libraries make, by the names that messages show. */
public final class KubernetesTypes {
  public static final CelType URL = StructTypeReference.create("kubernetes.URL");
  public static final CelType QUANTITY = StructTypeReference.create("kubernetes.Quantity");
  public static final CelType SEMVER = StructTypeReference.create("kubernetes.Semver");
  public static final CelType NAMED_FORMAT = StructTypeReference.create("kubernetes.NamedFormat");
  public static final CelType IP = OpaqueType.create("net.IP");
  public static final CelType CIDR = OpaqueType.create("net.CIDR");
  public static final CelType AUTHORIZER = authorization("Authorizer");
  public static final CelType PATH_CHECK = authorization("PathCheck");
  public static final CelType GROUP_CHECK = authorization("GroupCheck");
  public static final CelType RESOURCE_CHECK = authorization("ResourceCheck");
  public static final CelType DECISION = authorization("Decision");

  /** Those whose values are objects, though without a field that expressions could select. */
  public static final List<CelType> STRUCTS =
      List.of(
          URL,
          QUANTITY,
          SEMVER,
          NAMED_FORMAT,
          AUTHORIZER,
          PATH_CHECK,
          GROUP_CHECK,
          RESOURCE_CHECK,
          DECISION);

  private KubernetesTypes() {}

  private static CelType authorization(String name) {
    return StructTypeReference.create("kubernetes.authorization." + name);
  }
}
