/**
 * Runs in the build only: makes the registry of types out of two published artifacts and our own
 * tables.
 */
@NullMarked
package io.quarterdeck.generator;

import org.jspecify.annotations.NullMarked;
