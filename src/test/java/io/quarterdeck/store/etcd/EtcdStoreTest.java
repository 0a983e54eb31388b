package io.quarterdeck.store.etcd;

import io.quarterdeck.store.StoreContract;
import io.quarterdeck.store.StoreFixture;

/** The store in etcd keeps the contract. */
@StoreFixture.On(EtcdFixture.class)
class EtcdStoreTest extends StoreContract {}
