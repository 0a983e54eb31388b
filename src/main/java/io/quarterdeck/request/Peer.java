package io.quarterdeck.request;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The other end of the connection.
 *
 * @param address the IP address
 * @param certificates the chain that the client showed, its own first; not verified
 * @param protocol such as {@code HTTP/2.0}
 */
public record Peer(String address, List<X509Certificate> certificates, String protocol) {}
