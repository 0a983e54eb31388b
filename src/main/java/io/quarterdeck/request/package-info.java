/**
 * What a client asked: verb, target, options, media types, deadline; and the reply that it gets. No
 * servlet in here.
 */
@NullMarked
package io.quarterdeck.request;

import org.jspecify.annotations.NullMarked;
