/** The built-in kinds of admissionregistration.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.admissionregistration;

import org.jspecify.annotations.NullMarked;
