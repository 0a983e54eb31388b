/** The built-in kinds of resource.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.resource;

import org.jspecify.annotations.NullMarked;
