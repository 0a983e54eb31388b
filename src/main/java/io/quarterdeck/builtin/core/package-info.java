/** The built-in kinds of the core group. */
@NullMarked
package io.quarterdeck.builtin.core;

import org.jspecify.annotations.NullMarked;
