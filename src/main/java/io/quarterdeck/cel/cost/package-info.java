/**
 * How much an expression may cost at most, in units that are roughly one operation each, before any
 * value is known. Costs are part of the API: what was accepted once must stay so, and expressions
 * that may cost too much are refused. What an evaluation really costs is not counted here.
 */
@NullMarked
package io.quarterdeck.cel.cost;

import org.jspecify.annotations.NullMarked;
