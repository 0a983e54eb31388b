/**
 * The object: an immutable JSON tree with typed accessors, its metadata, and the paths, selectors
 * and quantities that speak of it. Knows nothing of bytes, kinds or requests.
 */
@NullMarked
package io.quarterdeck.object;

import org.jspecify.annotations.NullMarked;
