/**
 * Sets of fields, and what two trees of one type have in common and apart: the mathematics of
 * server-side apply. Knows no managers.
 */
@NullMarked
package io.quarterdeck.merge.fields;

import org.jspecify.annotations.NullMarked;
