/** The built-in kinds of certificates.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.certificates;

import org.jspecify.annotations.NullMarked;
