/** The registry of types: fields, defaults, list and map types, patch keys, protobuf numbers. */
@NullMarked
package io.quarterdeck.schema;

import org.jspecify.annotations.NullMarked;
