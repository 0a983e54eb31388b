/**
 * What a request can do that stores no object of its own. A POST binds and evicts pods, issues
 * tokens, answers reviews: each is an {@link io.quarterdeck.registry.Action}, and {@link
 * io.quarterdeck.action.Actions} lists them. Logs and proxies lead to kubelets and pods: each is a
 * {@link io.quarterdeck.registry.Connect}, and {@link io.quarterdeck.action.Connects} lists them.
 */
@NullMarked
package io.quarterdeck.action;

import org.jspecify.annotations.NullMarked;
