/** The built-in kinds of coordination.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.coordination;

import org.jspecify.annotations.NullMarked;
