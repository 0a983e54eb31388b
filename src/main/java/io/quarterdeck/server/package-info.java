/** The door and the wiring: everything is built here, with new. */
@NullMarked
package io.quarterdeck.server;

import org.jspecify.annotations.NullMarked;
