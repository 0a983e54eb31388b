/** The narrow contract with what keeps the objects, and its implementations in the rooms below. */
@NullMarked
package io.quarterdeck.store;

import org.jspecify.annotations.NullMarked;
