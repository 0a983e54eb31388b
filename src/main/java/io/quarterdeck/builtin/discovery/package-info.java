/** The built-in kinds of discovery.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.discovery;

import org.jspecify.annotations.NullMarked;
