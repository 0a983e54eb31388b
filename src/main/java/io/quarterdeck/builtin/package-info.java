/** One small file per built-in kind. */
@NullMarked
package io.quarterdeck.builtin;

import org.jspecify.annotations.NullMarked;
