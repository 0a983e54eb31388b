package io.quarterdeck.discovery.openapi;

import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.TypeSchema;

/** Where descriptions come from; "" where there is none. */
interface Texts {
  String of(TypeSchema type);

  String of(TypeSchema type, Field field);

  /** Returns the description of every kind's {@code kind}. */
  String kind();

  /** Returns the description of every kind's {@code apiVersion}. */
  String apiVersion();
}
