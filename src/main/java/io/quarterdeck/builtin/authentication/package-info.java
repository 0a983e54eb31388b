/** The built-in kinds of authentication.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.authentication;

import org.jspecify.annotations.NullMarked;
