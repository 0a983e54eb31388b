/** The list of all built-in groups: apart, so that no group depends on the list that names it. */
@NullMarked
package io.quarterdeck.builtin.all;

import org.jspecify.annotations.NullMarked;
