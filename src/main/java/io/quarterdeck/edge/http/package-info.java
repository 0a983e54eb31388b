/**
 * Requests of the servlet container turned into API requests, and replies written back: as a whole,
 * in pieces, or as a stream of events.
 */
@NullMarked
package io.quarterdeck.edge.http;

import org.jspecify.annotations.NullMarked;
