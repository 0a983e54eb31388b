/** What a kind is: names, scope, schema, rules, columns; and the catalog of all kinds. */
@NullMarked
package io.quarterdeck.resource;

import org.jspecify.annotations.NullMarked;
