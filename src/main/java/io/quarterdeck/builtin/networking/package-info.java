/** The built-in kinds of networking.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.networking;

import org.jspecify.annotations.NullMarked;
