/** What the server counts, under kube-apiserver's names, and how it is written for Prometheus. */
@NullMarked
package io.quarterdeck.metrics;

import org.jspecify.annotations.NullMarked;
