package io.quarterdeck.registry;

import io.quarterdeck.merge.apply.Endpoint;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.resource.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A resource type of the catalog with what is made once for it: the bytes that open its objects and
 * the views of them. One instance for as long as the type is served.
 */
public final class Served {
  private final ResourceType type;
  private final byte[] head;
  private final ConcurrentMap<String, Endpoint> endpoints = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Served> scale = new ConcurrentHashMap<>();
  private final ConcurrentMap<Accepted, View> views = new ConcurrentHashMap<>();

  public Served(ResourceType type) {
    this.type = type;
    this.head =
        ("{\"kind\":\"" + type.kind() + "\",\"apiVersion\":\"" + type.apiVersion() + "\",")
            .getBytes(StandardCharsets.UTF_8);
  }

  public ResourceType type() {
    return type;
  }

  /** Returns the bytes with which every object of this type begins; list items go without. */
  byte[] head() {
    return head;
  }

  /** Returns the endpoint of a subresource, "" being the object's own, made by {@code make}. */
  Endpoint endpoint(String subresource, Function<String, Endpoint> make) {
    Endpoint endpoint = endpoints.get(subresource);
    return endpoint != null ? endpoint : endpoints.computeIfAbsent(subresource, make);
  }

  /** Returns this type's objects as Scales, made by {@code make}. */
  Served scale(Supplier<Served> make) {
    return scale.computeIfAbsent("", none -> make.get());
  }

  View view(Accepted accepted, Function<Accepted, View> make) {
    View view = views.get(accepted);
    return view != null ? view : views.computeIfAbsent(accepted, make);
  }
}
