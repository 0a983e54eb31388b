/** Bytes to trees and back: JSON, YAML, protobuf, CBOR, Table. Knows encodings, not requests. */
@NullMarked
package io.quarterdeck.codec;

import org.jspecify.annotations.NullMarked;
