package io.quarterdeck.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SortedTreeTest {
  private record Item(int key, int version) {}

  private static final Comparator<Item> ORDER = Comparator.comparingInt(Item::key);

  private static SortedTree.Place<Item> at(int key) {
    return item -> Integer.compare(item.key(), key);
  }

  @Property(tries = 200)
  void behavesLikeASortedMap(
      @ForAll @Size(max = 2000) List<@IntRange(min = -300, max = 300) Integer> edits) {
    TreeMap<Integer, Item> model = new TreeMap<>();
    SortedTree<Item> tree = SortedTree.empty(ORDER);

    int version = 0;
    for (int edit : edits) {
      int key = Math.abs(edit);
      if (edit >= 0) {
        Item item = new Item(key, version++);
        model.put(key, item);
        tree = tree.with(item);
      } else {
        model.remove(key);
        tree = tree.without(at(key));
      }
    }

    assertEquals(new ArrayList<>(model.values()), tree.items());
    assertEquals(model.size(), tree.size());
    for (int key = 0; key <= 300; key += 7) {
      assertEquals(model.get(key), tree.find(at(key)));
      assertEquals(model.headMap(key).size(), tree.rank(at(key)));
      List<Item> behind = new ArrayList<>();
      tree.visit(at(key), behind::add);
      assertEquals(new ArrayList<>(model.tailMap(key).values()), behind);
    }
  }

  @Test
  void olderVersionsStayAsTheyWere() {
    List<SortedTree<Item>> versions = new ArrayList<>();
    SortedTree<Item> tree = SortedTree.empty(ORDER);
    for (int key = 0; key < 500; key++) {
      versions.add(tree);
      tree = tree.with(new Item(key, 0));
    }
    for (int key = 0; key < 500; key++) {
      tree = tree.without(at(key));
    }

    assertEquals(0, tree.size());
    for (int size = 0; size < 500; size++) {
      assertEquals(size, versions.get(size).items().size());
    }
  }

  @Property(tries = 50)
  void builtInBulkItIsTheSame(@ForAll @IntRange(max = 3000) int size) {
    List<Item> items = new ArrayList<>();
    for (int key = 0; key < size; key++) {
      items.add(new Item(key, 0));
    }

    SortedTree<Item> tree = SortedTree.of(ORDER, items).with(new Item(size, 0));

    assertEquals(size + 1, tree.items().size());
    assertEquals(size, tree.rank(at(size)));
    assertNull(tree.find(at(size + 1)));
  }
}
