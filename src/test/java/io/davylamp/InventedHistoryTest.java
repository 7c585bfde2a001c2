package io.davylamp;

import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** An invented history, which is shipped. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InventedHistoryTest extends HistoryOverHttp {
    InventedHistoryTest() {
        super("invented/", "Larkspur Mining");
    }
}
