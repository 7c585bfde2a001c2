package io.davylamp.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/**
 * A service of its own over a database of its own, for a test whose readings would change what other tests see: the
 * market is one for all. Extend it in the test, so that two tests do not share it.
 */
public abstract class OwnDatabase implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PostgresResource.class), new TestResourceEntry(RulesFolderResource.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
