/** The built-in kinds of batch. */
@NullMarked
package io.quarterdeck.builtin.batch;

import org.jspecify.annotations.NullMarked;
