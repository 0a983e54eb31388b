/** The built-in kinds of storagemigration.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.storagemigration;

import org.jspecify.annotations.NullMarked;
