/**
 * The way to servers behind this one: where a kubelet, pod or service is reached, and the passing
 * on of requests and bodies. Knows no storage: objects are handed in.
 */
@NullMarked
package io.quarterdeck.proxy;

import org.jspecify.annotations.NullMarked;
