package org.warmline.phrasebank;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.warmline.storage.Sql;
import org.warmline.storage.TestDatabase;
import org.warmline.workspace.StaffId;

/** A database of its own, in which each test finds the bank as it is shipped. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithShippedBank implements TestPropertyProvider {
    static final StaffId SAM = new StaffId(new UUID(7, 7));

    @Inject
    PhraseBank bank;

    @Inject
    PhraseStore store;

    @Inject
    Sql sql;

    @Override
    public Map<String, String> getProperties() {
        return TestDatabase.fresh();
    }

    @BeforeEach
    void onlyWhatIsShipped() {
        sql.update("delete from suggestion");
        ShippedBank.restore(bank, sql);
    }
}
