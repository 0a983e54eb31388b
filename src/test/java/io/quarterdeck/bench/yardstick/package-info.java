/**
 * What the benchmark measures the server against: the least that a JAX-RS application on the same
 * container can do.
 */
@NullMarked
package io.quarterdeck.bench.yardstick;

import org.jspecify.annotations.NullMarked;
