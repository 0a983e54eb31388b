/** The built-in kinds of flowcontrol.apiserver.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.flowcontrol;

import org.jspecify.annotations.NullMarked;
