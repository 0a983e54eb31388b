/**
 * The paths that are no API resources: the index, version, health, metrics, logs. Each is a {@link
 * io.quarterdeck.server.paths.PathHandler}; {@link io.quarterdeck.server.paths.Paths} finds it.
 */
@NullMarked
package io.quarterdeck.server.paths;

import org.jspecify.annotations.NullMarked;
