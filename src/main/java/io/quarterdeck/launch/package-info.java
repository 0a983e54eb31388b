/**
 * The command line: reads kube-apiserver's flags, makes the certificates of a first start, and
 * boots Payara Micro with the WAR. On a full server nothing of it is needed.
 */
@NullMarked
package io.quarterdeck.launch;

import org.jspecify.annotations.NullMarked;
