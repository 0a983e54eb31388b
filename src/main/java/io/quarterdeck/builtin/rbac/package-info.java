/** The built-in kinds of rbac.authorization.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.rbac;

import org.jspecify.annotations.NullMarked;
