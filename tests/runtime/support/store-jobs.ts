/** Jobs that need a store of the network: each is run as serialized in the tests of its store (tests/stores/<kind>). */
export const STORE_JOBS = ["migrator", "row-purger", "session-recorder"];
