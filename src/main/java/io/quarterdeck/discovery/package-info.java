/**
 * What clients may ask about the API itself: discovery and OpenAPI, as functions of the catalog.
 */
@NullMarked
package io.quarterdeck.discovery;

import org.jspecify.annotations.NullMarked;
