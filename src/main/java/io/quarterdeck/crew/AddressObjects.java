package io.quarterdeck.crew;

import io.quarterdeck.builtin.service.Addresses;
import io.quarterdeck.crew.Loopback.Answer;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Ip;
import io.quarterdeck.status.Failures;

/** The IPAddress objects that say which service has which address. */
public final class AddressObjects implements Addresses {
  static final String COLLECTION = "/apis/networking.k8s.io/v1/ipaddresses";
  static final String FAMILY_LABEL = "ipaddress.kubernetes.io/ip-family";
  static final String MANAGER_LABEL = "ipaddress.kubernetes.io/managed-by";
  static final String MANAGER = "ipallocator.k8s.io";

  private static final String FROM_MEMORY = "resourceVersion=0";

  private final Loopback server;

  public AddressObjects(Loopback server) {
    this.server = server;
  }

  @Override
  public boolean isTaken(Ip address) {
    return server.ask("GET", path(address.toString()), FROM_MEMORY, MapValue.EMPTY).isDone();
  }

  @Override
  public boolean take(Ip address, String namespace, String service) {
    Answer created =
        server.ask("POST", COLLECTION, "", document(address.toString(), namespace, service));
    return switch (created.code()) {
      case 201 -> true;
      case 409 -> false;
      default -> throw Failures.plain500(created.message());
    };
  }

  /** Deletes the object that was looked at and no later one of the same name. */
  @Override
  public void release(Ip address, String namespace, String service) {
    Answer there = server.get(path(address.toString()));
    MapValue parent = there.body().map("spec").map("parentRef");
    boolean own =
        there.isDone()
            && parent.string("resource").equals("services")
            && parent.string("namespace").equals(namespace)
            && parent.string("name").equals(service);
    if (own) {
      delete(there.body());
    }
  }

  /**
   * Deletes an address as it was read; false if it is another by now.
   *
   * @throws io.quarterdeck.status.ApiException if that fails for another reason
   */
  boolean delete(MapValue address) {
    MapValue metadata = address.map("metadata");
    MapValue preconditions = MapValue.of("uid", Value.of(metadata.string("uid")));
    Answer gone =
        server.ask(
            "DELETE",
            path(metadata.string("name")),
            "",
            MapValue.of("preconditions", preconditions));
    if (!gone.isDone() && gone.code() != 404 && gone.code() != 409) {
      throw Failures.plain500(gone.message());
    }
    return gone.isDone();
  }

  static String path(String address) {
    return COLLECTION + "/" + address;
  }

  static MapValue document(String address, String namespace, String service) {
    String family = address.indexOf(':') < 0 ? "IPv4" : "IPv6";
    MapValue labels =
        MapValue.of(FAMILY_LABEL, Value.of(family)).with(MANAGER_LABEL, Value.of(MANAGER));
    MapValue parent =
        MapValue.of("resource", Value.of("services"))
            .with("namespace", Value.of(namespace))
            .with("name", Value.of(service));
    return MapValue.of("metadata", MapValue.of("name", Value.of(address)).with("labels", labels))
        .with("spec", MapValue.of("parentRef", parent));
  }
}
