/** OpenAPI v2 and v3 documents, as functions of the catalog and the registry of types. */
@NullMarked
package io.quarterdeck.discovery.openapi;

import org.jspecify.annotations.NullMarked;
