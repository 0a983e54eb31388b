package io.quarterdeck.registry;

import io.quarterdeck.codec.Decoder;
import io.quarterdeck.codec.Decoder.Conformed;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes objects of the trees that patches leave, as if a client had sent them. */
public final class PatchedObjects {

  /**
   * Returns the tree as an object of the call's type, with its defaults, in the served version.
   *
   * @param shown how a failure shows the tree
   * @param strict what field validation has already found in the patch itself
   * @throws ApiException 422 if it is no such object, or if it holds what strict validation forbids
   */
  KubeObject read(
      Call call,
      Value patched,
      Function<Value, String> shown,
      List<String> strict,
      WriteOptions options) {
    Conformed object = conformed(call, patched, shown);
    if (!options.fieldValidation().equals("Ignore")) {
      List<String> all = new ArrayList<>(strict);
      all.addAll(object.strictErrors());
      if (options.fieldValidation().equals("Strict") && !all.isEmpty()) {
        throw invalid(patched, shown, "strict decoding error: " + String.join(", ", all));
      }
      call.warnings().addAll(all);
    }
    return new KubeObject(call.type().defaults().apply(object.root()));
  }

  private static Conformed conformed(Call call, Value patched, Function<Value, String> shown) {
    if (!(patched instanceof MapValue tree)) {
      throw invalid(
          patched,
          shown,
          "json: cannot unmarshal "
              + patched.typeName()
              + " into Go value of type "
              + call.type().schema().goName());
    }
    try {
      return Decoder.conform(tree, call.type().schema());
    } catch (ApiException e) {
      throw invalid(patched, shown, e.status().message());
    }
  }

  private static ApiException invalid(Value patched, Function<Value, String> shown, String why) {
    FieldErrors errors = new FieldErrors();
    errors.invalid(Path.of("patch"), shown.apply(patched), why);
    return Failures.invalid("", "", "", errors);
  }

  static String json(Value value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }
}
