/** The built-in kinds of scheduling.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.scheduling;

import org.jspecify.annotations.NullMarked;
