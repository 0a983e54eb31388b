/** The built-in kinds of node.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.node;

import org.jspecify.annotations.NullMarked;
