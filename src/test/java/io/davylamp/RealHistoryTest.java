package io.davylamp;

import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.condition.EnabledIf;

/** The real one, where it lies beside the checkout. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@EnabledIf(value = "io.davylamp.WorkedCases#areRealThere", disabledReason = "no real data beside this checkout")
class RealHistoryTest extends HistoryOverHttp {
    RealHistoryTest() {
        super("", "Core Scientific");
    }
}
