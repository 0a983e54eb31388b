package io.quarterdeck.builtin.core;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.JsonSyntaxException;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The rules of Secrets: which keys each type needs, and that the type stays. */
final class SecretRules implements Strategy {
  private static final String ACCOUNT_NAME = "kubernetes.io/service-account.name";

  /** Returns the secret with {@code stringData} folded into {@code data}. */
  static MapValue folded(MapValue secret) {
    MapValue filled = secret.string("type").isEmpty() ? secret.with("type", "Opaque") : secret;
    MapValue texts = secret.map("stringData");
    if (!secret.has("stringData")) {
      return filled;
    }
    MapValue data = secret.map("data");
    for (String key : texts.keys()) {
      byte[] bytes = texts.string(key).getBytes(StandardCharsets.UTF_8);
      data = data.with(key, Base64.getEncoder().encodeToString(bytes));
    }
    MapValue folded = filled.without("stringData");
    return data.isEmpty() ? folded : folded.with("data", sorted(data));
  }

  private static MapValue sorted(MapValue data) {
    MapValue.Builder sorted = MapValue.builder();
    data.keys().stream().sorted().forEach(key -> sorted.put(key, data.find(key)));
    return sorted.build();
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject secret, FieldErrors errors) {
    Fields fields = Fields.of(secret.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject secret, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(secret.root(), errors);
    Metadata.checkUpdate(fields, old);
    if (!fields.string("type").equals(old.root().string("type"))) {
      fields.invalid("type", Value.of(fields.string("type")), Fields.IMMUTABLE);
    }
    ConfigMapRules.checkFrozen(fields, old.root(), List.of("data"));
    ObjectMeta.check(fields.in("metadata"), true, nameRule()::check);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
  }

  private static void check(Fields secret) {
    MapValue data = secret.map("data");
    long size = 0;
    for (int i = 0; i < data.size(); i++) {
      ConfigMapRules.checkKey(secret, "data", data.keyAt(i));
      size += ConfigMapRules.decodedLength(data.valueAt(i));
    }
    if (size > ConfigMapRules.DATA_MAX) {
      secret.errors().tooLong(secret.at("data"), ConfigMapRules.DATA_MAX);
    }
    switch (secret.string("type")) {
      case "kubernetes.io/service-account-token" -> checkAccount(secret);
      case "kubernetes.io/dockercfg" -> checkJson(secret, ".dockercfg");
      case "kubernetes.io/dockerconfigjson" -> checkJson(secret, ".dockerconfigjson");
      case "kubernetes.io/basic-auth" -> {
        if (!data.has("username") && !data.has("password")) {
          requireKey(secret, "username");
          requireKey(secret, "password");
        }
      }
      case "kubernetes.io/ssh-auth" -> {
        if (data.string("ssh-privatekey").isEmpty()) {
          requireKey(secret, "ssh-privatekey");
        }
      }
      case "kubernetes.io/tls" -> {
        requireAbsent(secret, data, "tls.crt");
        requireAbsent(secret, data, "tls.key");
      }
      default -> {}
    }
  }

  private static void requireAbsent(Fields secret, MapValue data, String key) {
    if (!data.has(key)) {
      requireKey(secret, key);
    }
  }

  private static void requireKey(Fields secret, String key) {
    secret.errors().required(secret.at("data").key(key), "");
  }

  private static void checkAccount(Fields secret) {
    if (secret.map("metadata").map("annotations").string(ACCOUNT_NAME).isEmpty()) {
      Path path = Path.of("metadata", "annotations").key(ACCOUNT_NAME);
      secret.errors().required(path, "");
    }
  }

  private static void checkJson(Fields secret, String key) {
    Value content = secret.map("data").find(key);
    if (!(content instanceof StringValue base64)) {
      requireKey(secret, key);
      return;
    }
    String wrong = wrongJson(Base64.getDecoder().decode(base64.value()));
    if (!wrong.isEmpty()) {
      secret.errors().invalid(secret.at("data").key(key), "<secret contents redacted>", wrong);
    }
  }

  private static String wrongJson(byte[] json) {
    try {
      Value value = Json.parse(json);
      if (value instanceof MapValue || value == NullValue.NULL) {
        return "";
      }
      String kind = value.typeName().equals("boolean") ? "bool" : value.typeName();
      return "json: cannot unmarshal " + kind + " into Go value of type map[string]interface {}";
    } catch (JsonSyntaxException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject secret, KubeObject old) {
    return secret.root().string("type").isEmpty()
        ? secret.with("type", Value.of(old.root().string("type")))
        : secret;
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject secret) {
    MapValue data = secret.root().map("data");
    return secret.root().string("type").equals("kubernetes.io/tls")
        ? KeyPairs.warnings(data.string("tls.crt"), data.string("tls.key"))
        : List.of();
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject secret, KubeObject old) {
    return warningsOnCreate(context, secret);
  }
}
