/** The built-in kinds of storage.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.storage;

import org.jspecify.annotations.NullMarked;
