/** The built-in kinds of apiextensions.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.apiextensions;

import org.jspecify.annotations.NullMarked;
