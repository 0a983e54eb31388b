package io.quarterdeck.store;

/**
 * A key with its bytes. The array is shared and must not be written to.
 *
 * @param key the whole key, prefix included
 * @param value what was put
 * @param createRevision the revision at which the key came into being
 * @param modRevision the revision of the last put
 */
public record Entry(String key, byte[] value, long createRevision, long modRevision) {}
