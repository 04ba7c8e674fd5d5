package org.warmline.chat.wire;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.warmline.chat.wire.House.Person;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.Role;

/** What most tests of the wire begin with: a node on a database of its own, the inbox {@code shop}, and somebody who may answer. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithShop implements TestPropertyProvider {
    @Inject
    House house;

    Person agent;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeAll
    void openTheShop() {
        house.inbox("shop", null);
        agent = house.employ(Role.AGENT);
    }
}
