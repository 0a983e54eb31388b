/** The built-in kinds of internal.apiserver.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.apiserverinternal;

import org.jspecify.annotations.NullMarked;
