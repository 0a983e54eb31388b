package io.quarterdeck.admission;

import io.quarterdeck.access.Authorization;
import io.quarterdeck.access.Authorizer.Decision;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.Target;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;
import java.util.List;
import java.util.Set;

/**
 * Lets only those act for a signer who have a right on it, besides the one on the object:
 * CertificateApproval, CertificateSigning and ClusterTrustBundleAttest ({@code
 * plugin/pkg/admission/certificates}). A right on {@code domain/*} is one on all its signers.
 */
public final class SignerPermission implements AdmissionPlugin {
  private static final String GROUP = "certificates.k8s.io";
  private static final List<String> REQUESTS = List.of("certificatesigningrequests");
  private static final List<String> BUNDLES = List.of("clustertrustbundles");

  /** Metadata that the garbage collector and storage migration change without a deed. */
  private static final List<String> UPKEEP =
      List.of("ownerReferences", "finalizers", "managedFields", "resourceVersion");

  private final String name;
  private final Set<Operation> operations;
  private final Deed deed;
  private final Authorization authorization;

  /** What needs the right. */
  private enum Deed {
    APPROVE("approve", "approve requests with signerName ") {
      @Override
      boolean isDone(Attributes write) {
        return write.isOneOf(GROUP, REQUESTS) && write.subresource().equals("approval");
      }
    },
    SIGN("sign", "sign requests with signerName ") {
      @Override
      boolean isDone(Attributes write) {
        return write.isOneOf(GROUP, REQUESTS)
            && write.subresource().equals("status")
            && (changes(write, "certificate") || changes(write, "conditions"));
      }

      private boolean changes(Attributes write, String field) {
        MapValue before = write.old().orElseThrow().status();
        MapValue after = write.object().orElseThrow().status();
        return !before.get(field).equals(after.get(field));
      }
    },
    ATTEST("attest", "attest for signerName ") {
      @Override
      boolean isDone(Attributes write) {
        KubeObject bundle = write.object().orElseThrow();
        return write.isOneOf(GROUP, BUNDLES)
            && !signer(bundle).isEmpty()
            && write.old().filter(old -> meaning(old).equals(meaning(bundle))).isEmpty();
      }

      private MapValue meaning(KubeObject bundle) {
        return bundle
            .editMeta(
                meta -> {
                  MapValue rest = meta;
                  for (String field : UPKEEP) {
                    rest = rest.without(field);
                  }
                  return rest;
                })
            .root();
      }
    };

    private final String verb;
    private final String words;

    Deed(String verb, String words) {
      this.verb = verb;
      this.words = words;
    }

    abstract boolean isDone(Attributes write);
  }

  private SignerPermission(
      String name, Set<Operation> operations, Deed deed, Authorization authorization) {
    this.name = name;
    this.operations = operations;
    this.deed = deed;
    this.authorization = authorization;
  }

  public static SignerPermission toApprove(Authorization authorization) {
    return new SignerPermission(
        "CertificateApproval", Set.of(Operation.UPDATE), Deed.APPROVE, authorization);
  }

  public static SignerPermission toSign(Authorization authorization) {
    return new SignerPermission(
        "CertificateSigning", Set.of(Operation.UPDATE), Deed.SIGN, authorization);
  }

  public static SignerPermission toAttest(Authorization authorization) {
    return new SignerPermission(
        "ClusterTrustBundleAttest",
        Set.of(Operation.CREATE, Operation.UPDATE),
        Deed.ATTEST,
        authorization);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean handles(Operation operation) {
    return operations.contains(operation);
  }

  @Override
  public void validate(Attributes write) {
    if (!deed.isDone(write)) {
      return;
    }
    String signer = signer(write.old().or(write::object).orElseThrow());
    String domain = signer.substring(0, Math.max(0, signer.indexOf('/')));
    if (!allows(write.user(), signer) && !allows(write.user(), domain + "/*")) {
      throw refused(write, signer);
    }
  }

  private static String signer(KubeObject object) {
    return object.spec().string("signerName");
  }

  private boolean allows(User user, String signer) {
    Target target = new Target(true, "", GROUP, "*", "", "signers", "", signer);
    return authorization.decide(new io.quarterdeck.access.Attributes(user, deed.verb, target))
        == Decision.ALLOW;
  }

  private ApiException refused(Attributes write, String signer) {
    return Failures.forbidden(
        GROUP,
        write.type().plural(),
        write.name(),
        "user not permitted to " + deed.words + GoText.quote(signer));
  }
}
