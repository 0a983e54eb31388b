/**
 * Small controllers that make the server useful by itself, without a controller-manager beside it.
 * They are clients of the door like any other, and each can be switched off.
 */
@NullMarked
package io.quarterdeck.crew;

import org.jspecify.annotations.NullMarked;
