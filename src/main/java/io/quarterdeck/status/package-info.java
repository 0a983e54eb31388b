/**
 * What a client hears when something goes wrong: Status objects, reasons, field errors, and the
 * exception that carries them.
 */
@NullMarked
package io.quarterdeck.status;

import org.jspecify.annotations.NullMarked;
