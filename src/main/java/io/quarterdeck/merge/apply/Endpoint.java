package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.fields.FieldFilter;
import io.quarterdeck.merge.fields.Shape;
import io.quarterdeck.object.MapValue;

/**
 * Where objects are written: a version of a kind, or a subresource of it.
 *
 * @param apiVersion of the objects, as managed fields name it
 * @param subresource "" for the object's own endpoint
 * @param zero an object in which nothing is set, as Go would write it
 * @param versions the kind's other versions
 * @param filter which fields can be owned here
 */
public record Endpoint(
    String apiVersion,
    String kind,
    String subresource,
    Shape shape,
    MapValue zero,
    Versions versions,
    FieldFilter filter) {

  /** Makes an endpoint of a kind with one version only. */
  public static Endpoint of(
      String apiVersion, String kind, String subresource, Shape shape, MapValue zero) {
    return new Endpoint(apiVersion, kind, subresource, shape, zero, Versions.NONE, FieldFilter.ALL);
  }
}
