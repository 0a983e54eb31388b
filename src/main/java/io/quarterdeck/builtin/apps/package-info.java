/** The built-in kinds of apps. */
@NullMarked
package io.quarterdeck.builtin.apps;

import org.jspecify.annotations.NullMarked;
