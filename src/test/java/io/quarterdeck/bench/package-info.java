/**
 * The benchmark ({@code mvn -Pbench}): a load generator against running servers, and JMH for the
 * inner loops. What it prints stands in {@code src/docs/performance.md}. Nothing here is run by the
 * tests.
 */
@NullMarked
package io.quarterdeck.bench;

import org.jspecify.annotations.NullMarked;
