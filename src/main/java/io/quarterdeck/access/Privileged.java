package io.quarterdeck.access;

/** Allows everything to the group {@code system:masters}, whatever other authorizers say. */
public final class Privileged implements Authorizer {
  /** The group ({@code user.SystemPrivilegedGroup}). */
  public static final String MASTERS = "system:masters";

  @Override
  public Decision authorize(Attributes attributes) {
    return attributes.user().isIn(MASTERS) ? Decision.ALLOW : Decision.NO_OPINION;
  }
}
