/**
 * What a POST can do that stores no object of its own: bind and evict pods, issue tokens, answer
 * reviews. Each is an {@link io.quarterdeck.registry.Action}; {@link io.quarterdeck.action.Actions}
 * lists them.
 */
@NullMarked
package io.quarterdeck.action;

import org.jspecify.annotations.NullMarked;
