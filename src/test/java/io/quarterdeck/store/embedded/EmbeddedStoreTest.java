package io.quarterdeck.store.embedded;

import io.quarterdeck.store.StoreContract;
import io.quarterdeck.store.StoreFixture;

/** The embedded store on the disk keeps the contract. */
@StoreFixture.On(DiskFixture.class)
class EmbeddedStoreTest extends StoreContract {}
