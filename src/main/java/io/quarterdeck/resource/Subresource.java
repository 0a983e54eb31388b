package io.quarterdeck.resource;

import java.util.List;
import java.util.Optional;

/**
 * A subresource of a resource, as discovery lists it and as the pipeline treats it.
 *
 * @param name such as {@code status} or {@code token}
 * @param role what it does
 * @param verbs in discovery's order
 * @param group of the kind that it takes and gives, "" for core
 * @param version of that kind, such as {@code v1}
 * @param kind such as {@code Scale}
 * @param otherVersions of that kind that are taken as well
 * @param strategy the rules of updates through it
 * @param columns the columns of its answers; empty if they cannot be a Table
 */
public record Subresource(
    String name,
    Role role,
    List<String> verbs,
    String group,
    String version,
    String kind,
    List<String> otherVersions,
    Strategy strategy,
    Optional<Columns> columns) {

  /** Returns this subresource, taking its kind in {@code versions} as well. */
  public Subresource takingAlso(List<String> versions) {
    return new Subresource(name, role, verbs, group, version, kind, versions, strategy, columns);
  }

  /** What a subresource does. */
  public enum Role {
    /**
     * Reads and writes the object itself, with rules of its own ({@code status}, {@code resize},
     * {@code approval}).
     */
    PART,
    /** A view of the object as {@code autoscaling/v1 Scale}. */
    SCALE,
    /**
     * Takes an object of another kind and acts ({@code binding}, {@code eviction}, {@code token}).
     */
    ACTION,
    /** A stream of bytes to or from elsewhere ({@code log}, {@code exec}, {@code proxy}). */
    CONNECT
  }
}
