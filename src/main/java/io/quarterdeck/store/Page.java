package io.quarterdeck.store;

import java.util.List;

/**
 * Part of a listing.
 *
 * @param entries in the order of their keys
 * @param revision the revision of which this is a picture
 * @param more whether entries were left out because of the limit
 */
public record Page(List<Entry> entries, long revision, boolean more) {}
