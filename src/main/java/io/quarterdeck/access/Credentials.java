package io.quarterdeck.access;

import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;

/** What a request shows to prove who sends it. */
public record Credentials(Headers headers, Peer peer) {}
