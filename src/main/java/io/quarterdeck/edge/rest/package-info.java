/**
 * The surface: one JAX-RS resource class for each API group, and the interceptors around them. What
 * the requests mean is the door's business.
 */
@NullMarked
package io.quarterdeck.edge.rest;

import org.jspecify.annotations.NullMarked;
