/**
 * A store in etcd, laid out as kube-apiserver lays it out, so that both can work on the same data.
 * The only package that knows jetcd.
 *
 * <p>jetcd is used for what it does well: calls, credentials, TLS, endpoints. Deadlines, repeating
 * and the resuming of watches are done here, because a compare-and-swap must not be repeated
 * blindly and a watch must not lose a change; jetcd's own resuming can, when a stream breaks just
 * after it was made.
 */
@NullMarked
package io.quarterdeck.store.etcd;

import org.jspecify.annotations.NullMarked;
