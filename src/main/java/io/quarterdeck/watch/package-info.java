/**
 * The multi-version image of all objects, its history, and the hub that hands events to watchers.
 */
@NullMarked
package io.quarterdeck.watch;

import org.jspecify.annotations.NullMarked;
