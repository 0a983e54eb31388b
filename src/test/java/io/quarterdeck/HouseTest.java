package io.quarterdeck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The order of the house: which room may use which, and who knows the world outside. */
class HouseTest {
  private static final String ROOT = "io.quarterdeck.";

  /** The rooms from top to bottom. A room uses the rooms below it, and no neighbour beside it. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("edge", "launch"),
          Set.of("server"),
          Set.of("crew", "action"),
          Set.of("extension"),
          Set.of("registry"),
          Set.of("builtin", "discovery"),
          Set.of("admission", "flow", "audit"),
          Set.of("watch"),
          Set.of("resource"),
          Set.of("cel"),
          Set.of("rules"),
          Set.of("access", "merge"),
          Set.of("proxy"),
          Set.of("codec"),
          Set.of("schema"),
          Set.of("metrics"),
          Set.of("request"),
          Set.of("status"),
          Set.of("object", "store"));

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.quarterdeck");
  }

  @Test
  void aRoomUsesOnlyRoomsBelowIt() {
    Set<String> breaches = new TreeSet<>();
    for (JavaClass from : classes) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String to = dependency.getTargetClass().getPackageName();
        if (to.startsWith(ROOT) && !mayUse(room(from.getPackageName()), room(to))) {
          breaches.add(from.getName() + " uses " + dependency.getTargetClass().getName());
        }
      }
    }

    assertEquals(Set.of(), breaches);
  }

  private static boolean mayUse(String from, String to) {
    return from.equals(to) || floor(from) < floor(to);
  }

  private static String room(String packageName) {
    String rest = packageName.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  private static int floor(String room) {
    for (int i = 0; i < FLOORS.size(); i++) {
      if (FLOORS.get(i).contains(room)) {
        return i;
      }
    }
    throw new AssertionError("a room that has no place in the house: " + room);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.quarterdeck.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void onlyTheEdgeKnowsJakarta() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.quarterdeck.edge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "org.glassfish..", "fish.payara..")
        .check(classes);
  }

  @Test
  void onlyTheEtcdStoreKnowsJetcd() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.quarterdeck.store.etcd..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.etcd..", "io.grpc..", "io.vertx..", "io.netty..")
        .check(classes);
  }

  @Test
  void noClassHasANameThatSaysNothing() {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      if (type.getSimpleName().matches(".*(Manager|Helper|Utils?|Impl|Base|Processor)")) {
        found.add(type.getName());
      }
    }

    assertEquals(Set.of(), found);
  }
}
