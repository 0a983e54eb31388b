package io.quarterdeck.action;

import io.quarterdeck.access.serviceaccount.Claims;
import io.quarterdeck.access.serviceaccount.Claims.Ref;
import io.quarterdeck.action.Actions.Issuing;
import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Meta;
import io.quarterdeck.object.Path;
import io.quarterdeck.registry.Action;
import io.quarterdeck.registry.Call;
import io.quarterdeck.registry.MetaOrder;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Issues a token of a service account ({@code serviceaccounts/NAME/token}, KEP-1205), bound to a
 * pod, node or secret if asked so. A dry run issues one all the same, as upstream does.
 */
final class TokenRequests implements Action {
  private static final String GROUP = "authentication.k8s.io";
  private static final String KIND = "TokenRequest";
  private static final long DEFAULT_SECONDS = 3600;
  private static final long MIN_SECONDS = 600;
  private static final long MAX_SECONDS = 1L << 32;

  /** What kubelets ask for: such a pod's token lives a year and warns after this time. */
  private static final long WARN_AFTER_SECONDS = 3607;

  private static final long EXTENDED_SECONDS = 365L * 24 * 60 * 60;

  private final Issuing issuing;
  private final Finder finder;
  private final Clock clock;
  private final Supplier<String> ids;

  TokenRequests(Issuing issuing, Finder finder, Clock clock, Supplier<String> ids) {
    this.issuing = issuing;
    this.finder = finder;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public KubeObject withDefaults(KubeObject request) {
    return request.editSpec(s -> s.withDefault("expirationSeconds", DEFAULT_SECONDS));
  }

  @Override
  public KubeObject run(Call call, KubeObject request, boolean dryRun) {
    checkName(call, request.meta().name());
    Meta account =
        finder
            .find("serviceaccounts", call.namespace(), call.name())
            .orElseThrow(call::notFound)
            .meta();
    checkUid(request.meta().uid(), account);
    checkExpiration(request.spec().integer("expirationSeconds"));
    Binding binding = binding(call, request.spec());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    KubeObject filled = filled(call, request, account, now);
    return filled.with(
        "status",
        MapValue.builder()
            .put("token", token(filled, account, binding, now))
            .put(
                "expirationTimestamp",
                GoTime.format(now.plusSeconds(filled.spec().integer("expirationSeconds"))))
            .build());
  }

  @Override
  public boolean keepsSystemFields() {
    return true;
  }

  private static void checkName(Call call, String name) {
    if (!name.isEmpty() && !name.equals(call.name())) {
      FieldErrors errors = new FieldErrors();
      errors.invalid(
          Path.of("metadata", "name"), name, "must match the service account name if specified");
      throw Failures.invalid(GROUP, KIND, call.name(), errors);
    }
  }

  private static void checkUid(String uid, Meta account) {
    if (!uid.isEmpty() && !uid.equals(account.uid())) {
      throw Failures.conflict(
          GROUP,
          KIND,
          account.name(),
          "the UID in the token request ("
              + uid
              + ") does not match the UID of the service account ("
              + account.uid()
              + ")");
    }
  }

  private static void checkExpiration(long seconds) {
    FieldErrors errors = new FieldErrors();
    Path path = Path.of("spec", "expirationSeconds");
    if (seconds < MIN_SECONDS) {
      errors.invalid(path, seconds, "may not specify a duration less than 10 minutes");
    }
    if (seconds > MAX_SECONDS) {
      errors.invalid(path, seconds, "may not specify a duration larger than 2^32 seconds");
    }
    if (!errors.isEmpty()) {
      throw Failures.invalid(GROUP, KIND, "", errors);
    }
  }

  private KubeObject filled(Call call, KubeObject request, Meta account, Instant now) {
    MapValue spec = request.spec();
    if (spec.list("audiences").isEmpty()) {
      spec = spec.with("audiences", ListValue.ofStrings(issuing.audiences()));
    }
    long seconds = spec.integer("expirationSeconds");
    if (issuing.maxSeconds() > 0 && seconds > issuing.maxSeconds()) {
      call.warnings()
          .add(
              "requested expiration of "
                  + seconds
                  + " seconds shortened to "
                  + issuing.maxSeconds()
                  + " seconds");
      spec = spec.with("expirationSeconds", issuing.maxSeconds());
    }
    return request
        .with("spec", spec)
        .editMeta(
            sent -> {
              MapValue meta = MetaOrder.with(sent, "name", account.name());
              meta = MetaOrder.with(meta, "namespace", account.namespace());
              meta = MetaOrder.with(meta, "uid", account.uid());
              return MetaOrder.with(meta, "creationTimestamp", GoTime.format(now));
            });
  }

  /** What a token is bound to. */
  private record Binding(Optional<Ref> pod, Optional<Ref> secret, Optional<Ref> node) {
    static final Binding NONE = new Binding(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Binding binding(Call call, MapValue spec) {
    if (!spec.has("boundObjectRef")) {
      return Binding.NONE;
    }
    MapValue ref = spec.map("boundObjectRef");
    GroupVersion type = GroupVersion.of(ref.string("apiVersion"));
    String kind = ref.string("kind");
    return switch (type.group().isEmpty() ? kind : "") {
      case "Pod" -> podBinding(call, ref);
      case "Node" ->
          new Binding(Optional.empty(), Optional.empty(), Optional.of(bound("nodes", "", ref)));
      case "Secret" ->
          new Binding(
              Optional.empty(),
              Optional.of(bound("secrets", call.namespace(), ref)),
              Optional.empty());
      default ->
          throw Failures.badRequest(
              "cannot bind token to object of type "
                  + type.group()
                  + "/"
                  + type.version()
                  + ", Kind="
                  + kind);
    };
  }

  /** The two parts of an apiVersion; both are "" where it has more than one slash. */
  private record GroupVersion(String group, String version) {
    static GroupVersion of(String apiVersion) {
      int slash = apiVersion.indexOf('/');
      if (slash < 0) {
        return new GroupVersion("", apiVersion);
      }
      return apiVersion.indexOf('/', slash + 1) < 0
          ? new GroupVersion(apiVersion.substring(0, slash), apiVersion.substring(slash + 1))
          : new GroupVersion("", "");
    }
  }

  private Binding podBinding(Call call, MapValue ref) {
    KubeObject pod = require("pods", call.namespace(), ref.string("name"));
    if (!pod.spec().string("serviceAccountName").equals(call.name())) {
      throw Failures.badRequest(
          "cannot bind token for serviceaccount \""
              + call.name()
              + "\" to pod running with different serviceaccount name.");
    }
    checkRef(ref, pod);
    String nodeName = pod.spec().string("nodeName");
    Optional<Ref> node =
        nodeName.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Ref(
                    nodeName,
                    finder.find("nodes", "", nodeName).map(n -> n.meta().uid()).orElse("")));
    return new Binding(Optional.of(ref(pod)), Optional.empty(), node);
  }

  private Ref bound(String resource, String namespace, MapValue ref) {
    KubeObject object = require(resource, namespace, ref.string("name"));
    checkRef(ref, object);
    return ref(object);
  }

  private KubeObject require(String resource, String namespace, String name) {
    return finder
        .find(resource, namespace, name)
        .orElseThrow(() -> Failures.notFound("", resource, name));
  }

  private static Ref ref(KubeObject object) {
    return new Ref(object.meta().name(), object.meta().uid());
  }

  private static void checkRef(MapValue ref, KubeObject object) {
    String uid = ref.string("uid");
    if (!uid.isEmpty() && !uid.equals(object.meta().uid())) {
      throw Failures.conflict(
          "",
          ref.string("kind"),
          ref.string("name"),
          "the UID in the bound object reference ("
              + uid
              + ") does not match the UID in record. The object might have been deleted and then"
              + " recreated");
    }
  }

  private String token(KubeObject request, Meta account, Binding binding, Instant now) {
    List<String> audiences = request.spec().list("audiences").strings();
    long seconds = request.spec().integer("expirationSeconds");
    boolean extended =
        issuing.extendsPods()
            && binding.pod().isPresent()
            && seconds == WARN_AFTER_SECONDS
            && Set.copyOf(issuing.audiences()).containsAll(audiences);
    Optional<Instant> warnAfter =
        extended ? Optional.of(now.plusSeconds(seconds)) : Optional.empty();
    return issuing
        .signer()
        .issue(
            new Claims(
                ids.get(),
                issuing.issuer(),
                account.namespace(),
                new Ref(account.name(), account.uid()),
                binding.pod(),
                binding.secret(),
                binding.node(),
                audiences,
                now,
                now.plusSeconds(extended ? EXTENDED_SECONDS : seconds),
                warnAfter));
  }
}
