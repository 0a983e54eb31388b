/** The built-in kinds of policy. */
@NullMarked
package io.quarterdeck.builtin.policy;

import org.jspecify.annotations.NullMarked;
