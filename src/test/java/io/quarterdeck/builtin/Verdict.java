package io.quarterdeck.builtin;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.User;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.status.FieldError;
import io.quarterdeck.status.FieldErrors;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * What the rules of a kind say to an object written as JSON (with ' for quotes): the messages in
 * order.
 */
public final class Verdict {
  public static final RuleContext CONTEXT =
      new RuleContext(User.ANONYMOUS, "ns", "", false, Clock.systemUTC());

  private Verdict() {}

  public static KubeObject object(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new KubeObject((MapValue) Json.parse(bytes));
  }

  /** Returns what is wrong with a new object. */
  public static List<String> onCreate(Strategy rules, String json) {
    FieldErrors errors = new FieldErrors();
    rules.validateCreate(CONTEXT, object(json), errors);
    return messages(errors);
  }

  /** Returns what is wrong with an update. */
  public static List<String> onUpdate(Strategy rules, String old, String json) {
    FieldErrors errors = new FieldErrors();
    rules.validateUpdate(CONTEXT, stored(json), stored(old), errors);
    return messages(errors);
  }

  /** Returns the new object as the rules prepare it for an update. */
  public static KubeObject prepared(Strategy rules, String old, String json) {
    return rules.prepareForUpdate(CONTEXT, object(json), object(old));
  }

  /** An object as updates have it: with a name and a resourceVersion. */
  private static KubeObject stored(String json) {
    return object(json)
        .editMeta(m -> m.withDefault("name", "a").withDefault("resourceVersion", "1"));
  }

  private static List<String> messages(FieldErrors errors) {
    return errors.list().stream().map(FieldError::message).toList();
  }
}
