package io.quarterdeck.cel;

import static dev.cel.common.types.SimpleType.ANY;
import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.extensions.CelExtensions;
import io.quarterdeck.cel.library.KubernetesTypes;

/**
 * The expressions that select devices (KEP-4381). They read one variable, {@code device}; its
 * attributes and capacities are found by domain and name: {@code
 * device.capacity['gpu.example.com'].memory}.
 */
public final class DeviceExpressions {
  private DeviceExpressions() {}

  public static Environment environment() {
    return Device.ENVIRONMENT;
  }

  /** Made when the first selector is compiled. */
  private static final class Device {
    private static final String TYPE = "kubernetes.DRADevice";

    private static final Environment ENVIRONMENT =
        Environment.kubernetes()
            .extend()
            .types(
                Structs.NONE.with(
                    Structs.struct(TYPE)
                        .fields(STRING, "driver")
                        .fields(BOOL, "allowMultipleAllocations")
                        .fields(byDomainAndName(ANY), "attributes")
                        .fields(byDomainAndName(KubernetesTypes.QUANTITY), "capacity")
                        .build()))
            .variable("device", StructTypeReference.create(TYPE))
            .libraries(CelExtensions.bindings())
            .build();

    private static CelType byDomainAndName(CelType value) {
      return MapType.create(STRING, MapType.create(STRING, value));
    }
  }
}
