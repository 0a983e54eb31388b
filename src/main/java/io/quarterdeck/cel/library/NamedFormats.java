package io.quarterdeck.cel.library;

import static dev.cel.common.types.SimpleType.STRING;
import static io.quarterdeck.cel.library.KubernetesTypes.NAMED_FORMAT;

import dev.cel.common.types.ListType;
import dev.cel.common.types.OptionalType;
import java.util.List;

/** The forms of strings by name: {@code format.dns1123Label().validate('my-name')}. */
public final class NamedFormats {
  private static final List<String> NAMES =
      List.of(
          "dns1123Label",
          "dns1123Subdomain",
          "dns1035Label",
          "dns1123LabelPrefix",
          "dns1123SubdomainPrefix",
          "dns1035LabelPrefix",
          "qualifiedName",
          "labelValue",
          "uri",
          "uuid",
          "byte",
          "date",
          "datetime");

  public static final Library LIBRARY = library();

  private NamedFormats() {}

  private static Library library() {
    Library.Builder declared =
        Library.declares()
            .method(
                "validate",
                "format-validate",
                OptionalType.create(ListType.create(STRING)),
                NAMED_FORMAT,
                STRING)
            .function("format.named", "format-named", OptionalType.create(NAMED_FORMAT), STRING);
    NAMES.forEach(name -> declared.function("format." + name, "format." + name, NAMED_FORMAT));
    return declared.build();
  }
}
