/** Opens the server when the application starts and closes it when it stops. */
@NullMarked
package io.quarterdeck.edge.lifecycle;

import org.jspecify.annotations.NullMarked;
