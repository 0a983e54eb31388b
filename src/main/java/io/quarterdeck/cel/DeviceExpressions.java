package io.quarterdeck.cel;

import static dev.cel.common.types.SimpleType.ANY;
import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.extensions.CelExtensions;
import io.quarterdeck.cel.cost.CostEstimate;
import io.quarterdeck.cel.cost.DeclaredSize;
import io.quarterdeck.cel.library.KubernetesTypes;
import java.util.Map;

/**
 * The expressions that select devices (KEP-4381). They read one variable, {@code device}; its
 * attributes and capacities are found by domain and name: {@code
 * device.capacity['gpu.example.com'].memory}.
 */
public final class DeviceExpressions {
  private static final long ENTRIES_MAX = 32; // of attributes and capacities, together
  private static final DeclaredSize DOMAIN = DeclaredSize.of(63);
  private static final DeclaredSize NAME = DeclaredSize.of(32);
  private static final DeclaredSize ATTRIBUTE = DeclaredSize.of(64);
  private static final DeclaredSize QUANTITY = DeclaredSize.of(0);
  private static final Map<String, DeclaredSize> SIZES =
      Map.of(
          "device",
          DeclaredSize.object(
              Map.of(
                  "driver",
                  DeclaredSize.of(63),
                  "allowMultipleAllocations",
                  DeclaredSize.of(1),
                  "attributes",
                  DeclaredSize.map(
                      ENTRIES_MAX, DOMAIN, DeclaredSize.namedMap(ENTRIES_MAX, NAME, ATTRIBUTE)),
                  "capacity",
                  DeclaredSize.map(
                      ENTRIES_MAX, DOMAIN, DeclaredSize.map(ENTRIES_MAX, NAME, QUANTITY)))));

  private DeviceExpressions() {}

  /** Returns the most that one evaluation may cost, as far as can be said beforehand. */
  public static long maxCost(Compilation.Checked expression) {
    return CostEstimate.of(expression.ast(), SIZES).max();
  }

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
