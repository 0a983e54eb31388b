/** The built-in kinds of authorization.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.authorization;

import org.jspecify.annotations.NullMarked;
