/**
 * The functions that Kubernetes adds to CEL, one file for each library. Their documentation is on
 * the page "Common Expression Language in Kubernetes".
 */
@NullMarked
package io.quarterdeck.cel.library;

import org.jspecify.annotations.NullMarked;
