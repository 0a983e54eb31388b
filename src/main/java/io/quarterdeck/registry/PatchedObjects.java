package io.quarterdeck.registry;

import io.quarterdeck.codec.Decoder;
import io.quarterdeck.codec.Decoder.Conformed;
import io.quarterdeck.codec.Json;
import io.quarterdeck.merge.GoPrint;
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
import java.util.function.UnaryOperator;

/** Makes objects of the trees that patches leave, as if a client had sent them. */
public final class PatchedObjects {

  /**
   * How a failure tells of a patched tree: upstream reads the results of strategic patches another
   * way than those of the others.
   *
   * @param shown what it shows of the tree
   * @param order brings what strict decoding minds in upstream's order
   */
  record Misfit(Function<Value, String> shown, UnaryOperator<List<String>> order) {
    static final Misfit JSON = new Misfit(PatchedObjects::json, errors -> errors);

    static Misfit ofStrategic(MapValue patch) {
      return new Misfit(patched -> GoPrint.of(patch), errors -> errors.stream().sorted().toList());
    }
  }

  /**
   * Returns the tree as an object of the call's type, with its defaults, in the served version.
   *
   * @param known a tree that has the type's form: parts that are its nodes need no reading
   * @param misfit how a failure tells of the tree
   * @param strict what field validation has already found in the patch itself
   * @throws ApiException 422 if it is no such object, or if it holds what strict validation forbids
   */
  KubeObject read(
      Call call,
      Value patched,
      MapValue known,
      Misfit misfit,
      List<String> strict,
      WriteOptions options) {
    Conformed object = conformed(call, patched, known, misfit);
    if (!options.fieldValidation().equals("Ignore")) {
      List<String> all = new ArrayList<>(strict);
      all.addAll(misfit.order().apply(object.strictErrors()));
      if (options.fieldValidation().equals("Strict") && !all.isEmpty()) {
        throw invalid(patched, misfit, "strict decoding error: " + String.join(", ", all));
      }
      call.warnings().addAll(all);
    }
    return new KubeObject(call.type().defaults().apply(object.root()));
  }

  private static Conformed conformed(Call call, Value patched, MapValue known, Misfit misfit) {
    if (!(patched instanceof MapValue tree)) {
      throw invalid(
          patched,
          misfit,
          "json: cannot unmarshal "
              + patched.typeName()
              + " into Go value of type "
              + call.type().schema().goName());
    }
    try {
      return Decoder.conform(tree, call.type().schema(), known);
    } catch (ApiException e) {
      throw invalid(patched, misfit, e.status().message());
    }
  }

  private static ApiException invalid(Value patched, Misfit misfit, String why) {
    FieldErrors errors = new FieldErrors();
    errors.invalid(Path.of("patch"), misfit.shown().apply(patched), why);
    return Failures.invalid("", "", "", errors);
  }

  static String json(Value value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }
}
