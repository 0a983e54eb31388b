/** The built-in kinds of events.k8s.io. */
@NullMarked
package io.quarterdeck.builtin.events;

import org.jspecify.annotations.NullMarked;
