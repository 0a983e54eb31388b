package io.quarterdeck.watch;

import static io.quarterdeck.watch.WatchFixture.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.FieldSelector;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.LabelSelector;
import io.quarterdeck.object.LabelSelector.Operator;
import io.quarterdeck.object.LabelSelector.Requirement;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  /** What a random write does: puts a pod with these properties, or deletes it. */
  record Write(String namespace, String name, Map<String, String> labels, String node, int what) {}

  private static final List<String> NAMESPACES = List.of("a", "a-b", "b");

  private static CachedObject pod(Write write, long revision) {
    StringBuilder labels = new StringBuilder();
    write.labels.forEach(
        (k, v) -> labels.append(labels.isEmpty() ? "" : ",").append("\"" + k + "\":\"" + v + "\""));
    String json = Kinds.pod(write.namespace, write.name, labels.toString(), write.node);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    KubeObject object = new KubeObject((MapValue) Json.parse(bytes));
    return CachedObject.of(Kinds.PODS, object, revision, bytes);
  }

  private static TreeSnapshot apply(List<Write> writes, Map<String, CachedObject> model) {
    KindTable table = KindTable.of(Kinds.PODS, List.of());
    long revision = 1;
    for (Write write : writes) {
      revision++;
      CachedObject before = table.find(write.namespace, write.name);
      String key = write.namespace + "/" + write.name;
      if (write.what > 0) {
        CachedObject object = pod(write, revision);
        table = table.with(object, before);
        model.put(key, object);
      } else if (before != null) {
        table = table.without(before);
        model.remove(key);
      }
    }
    return TreeSnapshot.of(revision, List.of(table));
  }

  @Property(tries = 300)
  void selectionsFindWhatALookAtEverythingFinds(
      @ForAll("writes") @Size(max = 200) List<Write> writes,
      @ForAll("selections") Selection selection) {
    Map<String, CachedObject> model = new TreeMap<>();
    TreeSnapshot snapshot = apply(writes, model);

    List<String> expected =
        model.values().stream().filter(selection::matches).map(Keys::of).toList();

    assertEquals(expected, names(snapshot.list(selection, "", 0)));
    assertEquals(model.size(), snapshot.count(Kinds.PODS));
  }

  @Property(tries = 300)
  void pagesTogetherAreTheWhole(
      @ForAll("writes") @Size(max = 100) List<Write> writes,
      @ForAll("selections") Selection selection,
      @ForAll @IntRange(min = 1, max = 7) int limit) {
    Map<String, CachedObject> model = new TreeMap<>();
    TreeSnapshot snapshot = apply(writes, model);
    List<String> inRange =
        model.keySet().stream()
            .filter(
                key ->
                    selection.requiredNamespace().isEmpty()
                        || key.startsWith(selection.requiredNamespace() + "/"))
            .toList();

    List<String> paged = new ArrayList<>();
    String after = "";
    do {
      Snapshot.Listing page = snapshot.list(selection, after, limit);
      paged.addAll(names(page));
      after = page.last();
      String last = after;
      if (!last.isEmpty()) {
        assertEquals(inRange.stream().filter(k -> k.compareTo(last) > 0).count(), page.remaining());
      }
    } while (!after.isEmpty());

    assertEquals(names(snapshot.list(selection, "", 0)), paged);
  }

  @Test
  void objectsWithVeryManyLabelsAreFoundAllTheSame() {
    Map<String, String> many = new TreeMap<>(Map.of("x", "1"));
    for (int i = 0; i < Posting.MOST_LABELS; i++) {
      many.put("l" + i, "v");
    }
    List<Write> writes = new ArrayList<>();
    writes.add(new Write("a", "many", many, "", 1));
    for (int i = 0; i < 20; i++) {
      writes.add(new Write("a", "few" + i, Map.of("x", i == 7 ? "1" : "2"), "", 1));
    }

    TreeSnapshot snapshot = apply(writes, new TreeMap<>());

    Requirement one = new Requirement("x", Operator.EQUALS, Set.of("1"));
    assertEquals(
        List.of("a/few7", "a/many"), names(snapshot.list(WatchFixture.labelled(one), "", 0)));
  }

  @Test
  void aListOverABrokenObjectIsAStorageReadError() {
    CachedObject broken = CachedObject.broken(Kinds.PODS, "a", "broken", 2, "no JSON");
    KindTable table = KindTable.of(Kinds.PODS, List.of()).with(broken, null);
    TreeSnapshot snapshot = TreeSnapshot.of(2, List.of(table));

    Requirement one = new Requirement("x", Operator.EQUALS, Set.of("1"));
    ApiException failure =
        assertThrows(ApiException.class, () -> snapshot.list(WatchFixture.labelled(one), "", 0));

    assertEquals(Reason.STORE_READ_ERROR, failure.status().reason());
    assertEquals(0, snapshot.list(Selection.all(Kinds.PODS, "b"), "", 0).objects().size());
    assertThrows(ApiException.class, broken::json);
  }

  @Test
  void objectsAreInTheOrderOfTheirKeys() {
    List<Write> writes = new ArrayList<>();
    for (String namespace : NAMESPACES) {
      for (String name : List.of("z", "a.b", "a-b", "a")) {
        writes.add(new Write(namespace, name, Map.of(), "", 1));
      }
    }

    List<String> keys = names(apply(writes, new TreeMap<>()).list(WatchFixture.pods(), "", 0));

    assertEquals(keys.stream().sorted(Comparator.naturalOrder()).toList(), keys);
    assertEquals("a-b/a", keys.getFirst());
  }

  @Provide
  Arbitrary<List<Write>> writes() {
    Arbitrary<Map<String, String>> labels =
        Arbitraries.maps(Arbitraries.of("x", "y", "z"), Arbitraries.of("1", "2", "3")).ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of(NAMESPACES),
            Arbitraries.of("p", "q", "r", "s", "t", "u", "v", "w", "p.x", "p-x"),
            labels,
            Arbitraries.of("", "n1", "n2"),
            Arbitraries.integers().between(0, 3))
        .as(Write::new)
        .list();
  }

  @Provide
  Arbitrary<Selection> selections() {
    Arbitrary<Requirement> requirement =
        Combinators.combine(
                Arbitraries.of("x", "y", "z"),
                Arbitraries.of(Operator.values()),
                Arbitraries.of("1", "2", "3").set().ofMinSize(1).ofMaxSize(2))
            .as(SnapshotTest::requirement);
    Arbitrary<FieldSelector.Term> term =
        Combinators.combine(
                Arbitraries.of("spec.nodeName", "metadata.name", "metadata.namespace"),
                Arbitraries.of("", "n1", "n2", "p", "q", "a", "a-b"),
                Arbitraries.of(true, false))
            .as(FieldSelector.Term::new);
    return Combinators.combine(
            Arbitraries.of("", "a", "a-b", "none"),
            requirement.list().ofMaxSize(2),
            term.list().ofMaxSize(2))
        .as(
            (namespace, requirements, terms) ->
                new Selection(
                    Kinds.PODS,
                    namespace,
                    new LabelSelector(requirements),
                    new FieldSelector(terms)));
  }

  private static Requirement requirement(String key, Operator operator, Set<String> values) {
    boolean one =
        switch (operator) {
          case EQUALS, NOT_EQUALS, GREATER_THAN, LESS_THAN -> true;
          default -> false;
        };
    return new Requirement(key, operator, one ? Set.of(values.iterator().next()) : values);
  }
}
