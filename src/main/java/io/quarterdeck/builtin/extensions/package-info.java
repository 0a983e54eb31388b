/** The built-in kinds of the former group extensions. */
@NullMarked
package io.quarterdeck.builtin.extensions;

import org.jspecify.annotations.NullMarked;
