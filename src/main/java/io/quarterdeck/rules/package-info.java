/**
 * The vocabulary in which the rules of kinds are written: {@link io.quarterdeck.rules.Fields} is a
 * place in an object and what can be required of it, {@link io.quarterdeck.rules.Formats} the forms
 * of strings, {@link io.quarterdeck.rules.Choices} the values of an enumeration, and a class each
 * for selectors, addresses, conditions and metadata. Messages are kube-apiserver's, letter by
 * letter. Nothing here knows a kind.
 *
 * <p>A rule reads like its sentence in the API documentation:
 *
 * <pre>{@code
 * spec.required("provisioner");
 * spec.oneOf("reclaimPolicy", RECLAIM_POLICIES);
 * spec.nonNegative("minReadySeconds");
 * for (Fields port : spec.each("ports")) {
 *   port.ifSet("name", PORT_NAME);
 *   port.port("containerPort");
 * }
 * }</pre>
 *
 * <p>A check that holds allocates nothing; the path of a field is built when a check fails. Every
 * check of a string is one pass over it.
 */
@NullMarked
package io.quarterdeck.rules;

import org.jspecify.annotations.NullMarked;
