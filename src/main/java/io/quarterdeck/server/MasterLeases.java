package io.quarterdeck.server;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.Protobuf;
import io.quarterdeck.crew.Peers;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which servers there are, as kube-apiserver keeps it: each has an entry in the store that goes by
 * itself unless it is renewed, an Endpoints object with its address.
 */
final class MasterLeases implements Peers {
  private static final String DIRECTORY = "masterleases/";
  private static final Duration LIFE = Duration.ofSeconds(15); // upstream's, renewed every 10
  private static final int MOST_ATTEMPTS = 5; // nobody else writes our entry
  private static final StructType TYPE = Types.get().require("", "v1", "Endpoints");

  private final Store store;
  private final String address;

  MasterLeases(Store store, String address) {
    this.store = store;
    this.address = address;
  }

  @Override
  public void renew() {
    Optional<Entry> there = store.get(key());
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      long generation = there.map(e -> read(e).map("metadata").integer("generation")).orElse(0L);
      long revision = there.map(Entry::modRevision).orElse(0L);
      byte[] value = Protobuf.encode(document(generation + 1), TYPE);
      switch (store.put(key(), value, revision, LIFE)) {
        case WriteResult.Committed done -> {
          return;
        }
        case WriteResult.Conflict conflict -> there = conflict.current();
      }
    }
  }

  private MapValue document(long generation) {
    MapValue subset = MapValue.of("addresses", ListValue.of(MapValue.of("ip", Value.of(address))));
    return MapValue.of("kind", Value.of("Endpoints"))
        .with("apiVersion", Value.of("v1"))
        .with("metadata", MapValue.of("generation", Value.of(generation)))
        .with("subsets", ListValue.of(subset));
  }

  private static MapValue read(Entry entry) {
    return Protobuf.isEnvelope(entry.value())
        ? Protobuf.decode(entry.value(), TYPE)
        : (MapValue) Json.parse(entry.value());
  }

  @Override
  public List<String> alive() {
    return store.list(DIRECTORY, "", 0, 0).entries().stream()
        .map(e -> read(e).list("subsets").map(0).list("addresses").map(0).string("ip"))
        .filter(ip -> !ip.isEmpty())
        .toList();
  }

  @Override
  public void leave() {
    store.get(key()).ifPresent(there -> store.delete(key(), there.modRevision()));
  }

  private String key() {
    return DIRECTORY + address;
  }
}
