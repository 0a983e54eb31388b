/**
 * Server-side apply (KEP-555): who owns which fields, what an apply changes and with whom it
 * conflicts. Pure functions over objects in the version of the endpoint.
 */
@NullMarked
package io.quarterdeck.merge.apply;

import org.jspecify.annotations.NullMarked;
