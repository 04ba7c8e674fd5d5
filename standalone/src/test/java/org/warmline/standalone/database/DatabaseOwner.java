package org.warmline.standalone.database;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that owns a data directory and its database, for tests that kill it. */
public final class DatabaseOwner {
    static final String READY = "database is ready";

    private DatabaseOwner() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedDatabase.start(DataDirectory.open(Path.of(arguments[0])));
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
