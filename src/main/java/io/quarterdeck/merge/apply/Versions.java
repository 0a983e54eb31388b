package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.fields.Shape;
import io.quarterdeck.object.MapValue;
import java.util.Optional;

/** The versions of a kind besides the endpoint's: owners may have written through any of them. */
public interface Versions {
  Versions NONE =
      new Versions() {
        @Override
        public Optional<Shape> shape(String apiVersion) {
          return Optional.empty();
        }

        @Override
        public MapValue convert(MapValue object, String from, String to) {
          throw new IllegalArgumentException(to);
        }
      };

  /** Returns the shape of objects of {@code apiVersion}; empty if it is not served any more. */
  Optional<Shape> shape(String apiVersion);

  /** Returns {@code object} in version {@code to}, one that {@link #shape} knows. */
  MapValue convert(MapValue object, String from, String to);
}
