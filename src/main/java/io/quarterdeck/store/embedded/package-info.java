/**
 * A store on the local disk, for a server without etcd: a checksummed log of all changes, and in
 * memory an index of where each version of each key lies in it.
 *
 * <p>{@link io.quarterdeck.store.embedded.EmbeddedStore} is the way in. A write goes to the {@link
 * io.quarterdeck.store.embedded.Committer}, whose one thread decides all writes in order, appends
 * them in groups to the {@link io.quarterdeck.store.embedded.Journal}, and then shows them to
 * readers in {@link io.quarterdeck.store.embedded.Versions}. Readers take no lock. The {@link
 * io.quarterdeck.store.embedded.Housekeeping} forgets old history and rewrites the log without it.
 */
@NullMarked
package io.quarterdeck.store.embedded;

import org.jspecify.annotations.NullMarked;
