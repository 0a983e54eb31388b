/** The built-in kinds of apiregistration.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.apiregistration;

import org.jspecify.annotations.NullMarked;
