package io.quarterdeck.generator;

import com.google.gson.annotations.SerializedName;
import io.swagger.annotations.ApiModel;
import io.swagger.annotations.ApiModelProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code client-java-api}'s model classes say, by their annotations: JSON names, types,
 * required fields, descriptions. Models carry a group's name only where two groups have a type of
 * the same name and version.
 */
final class ClientModels {
  private static final String PACKAGE = "io.kubernetes.client.openapi.models.";

  /** A model class: its fields by JSON name. */
  record Model(String className, String description, Map<String, Property> properties) {}

  record Property(Type type, boolean required, String description) {}

  /** Returns the model of a type, if the artifact has it. */
  Optional<Model> find(Table table, String type) {
    if (table.name().equals("version")) {
      return load("VersionInfo");
    }
    String versioned = capital(table.version()) + type;
    String group = capital(table.name().substring(0, table.name().indexOf('.')));
    Optional<Model> qualified = load(group + versioned);
    return qualified.isPresent() ? qualified : load(versioned);
  }

  private static String capital(String s) {
    return s.substring(0, 1).toUpperCase(Locale.ROOT) + s.substring(1);
  }

  private static Optional<Model> load(String className) {
    try {
      return Optional.of(model(Class.forName(PACKAGE + className)));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(className, e);
    }
  }

  private static Model model(Class<?> type) throws ReflectiveOperationException {
    Set<?> required = (Set<?>) type.getField("openapiRequiredFields").get(null);
    Map<String, ApiModelProperty> getters = getters(type);
    Map<String, Property> properties = new LinkedHashMap<>();
    for (Field field : type.getDeclaredFields()) {
      SerializedName name = field.getAnnotation(SerializedName.class);
      if (name != null && !Modifier.isStatic(field.getModifiers())) {
        ApiModelProperty said = getters.get(plain(field.getName()));
        properties.put(
            name.value(),
            new Property(
                field.getGenericType(),
                required.contains(name.value()),
                said == null || Prose.isOfScalarType(said.value())
                    ? ""
                    : Prose.restored(said.value())));
      }
    }
    ApiModel said = type.getAnnotation(ApiModel.class);
    return new Model(
        type.getSimpleName(),
        said == null ? "" : Prose.restored(said.description()),
        Map.copyOf(properties));
  }

  /** Returns what the getters say by their plain names. */
  private static Map<String, ApiModelProperty> getters(Class<?> type) {
    Map<String, ApiModelProperty> getters = new HashMap<>();
    for (Method method : type.getMethods()) {
      ApiModelProperty said = method.getAnnotation(ApiModelProperty.class);
      if (said != null) {
        getters.put(plain(method.getName().substring("get".length())), said);
      }
    }
    return getters;
  }

  /** The generator of the models bends names that are Java's own words: {@code _default}. */
  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
