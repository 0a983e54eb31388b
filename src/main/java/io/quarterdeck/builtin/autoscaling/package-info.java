/** The built-in kinds of autoscaling. */
@NullMarked
package io.quarterdeck.builtin.autoscaling;

import org.jspecify.annotations.NullMarked;
