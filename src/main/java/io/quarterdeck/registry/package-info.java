/**
 * One class per verb: what get, list, create, update, patch, delete and watch do, for every kind
 * alike.
 */
@NullMarked
package io.quarterdeck.registry;

import org.jspecify.annotations.NullMarked;
