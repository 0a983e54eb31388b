/**
 * The Common Expression Language (CEL) as Kubernetes speaks it: environments with its variables,
 * types and libraries, and the compilation of expressions with errors as clients know them.
 *
 * <p>Language, parser and type checker are those of the library cel-java; what stands here is what
 * Kubernetes adds to them and where its server, written with cel-go, answers differently.
 */
@NullMarked
package io.quarterdeck.cel;

import org.jspecify.annotations.NullMarked;
