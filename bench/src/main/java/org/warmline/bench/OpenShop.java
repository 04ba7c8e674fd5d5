package org.warmline.bench;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.warmline.bench.wire.SendFrame;
import org.warmline.contact.Contact;
import org.warmline.contact.Visitors;
import org.warmline.conversation.Append;
import org.warmline.conversation.Appended;
import org.warmline.conversation.Author;
import org.warmline.conversation.Message;
import org.warmline.conversation.MessageKind;
import org.warmline.conversation.MessageLog;
import org.warmline.standalone.database.DataDirectory;
import org.warmline.standalone.database.EmbeddedDatabase;
import org.warmline.web.launch.DatabaseLocation;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffMember;

/** Warmline's own parts in this process, on a PostgreSQL that keeps its promises, with one inbox and one agent: for measuring single parts. */
public final class OpenShop implements AutoCloseable {
    private final Path folder;
    private final DataDirectory directory;
    private final EmbeddedDatabase database;
    private final ApplicationContext context;
    private final Inbox inbox;
    private final StaffMember agent;

    /** Starts everything; some seconds. */
    public OpenShop() throws IOException {
        this.folder = Files.createTempDirectory("warmline-bench");
        this.directory = DataDirectory.open(folder.resolve("data"));
        this.database = EmbeddedDatabase.start(directory);
        DatabaseLocation location = database.location();
        this.context = ApplicationContext.run(
                Map.of(
                        "datasources.default.url", location.url(),
                        "datasources.default.username", location.user(),
                        "datasources.default.password", location.password().value(),
                        "warmline.rate-limits", "off"),
                "bench");
        Inboxes inboxes = bean(Inboxes.class);
        this.inbox = inboxes.save(Inbox.plain(inboxes.nextId(), "bench", "Bench", "Hello"));
        this.agent = bean(StaffDirectory.class).add("bench@demo.test", "Mara", Role.AGENT, "warmline-bench", false);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public StaffMember agent() {
        return agent;
    }

    /** A visitor nobody knows yet. */
    public Contact visitor() {
        return bean(Visitors.class)
                .open(inbox, null, new Visitors.Arrival("en", null), null)
                .contact();
    }

    /** A new conversation's first message. */
    public Message begin(Contact visitor) {
        Appended appended = bean(MessageLog.class)
                .append(new Append(
                        new Append.Target.OpenOrBegin(visitor.id(), inbox.id(), null),
                        Author.visitor(visitor),
                        UUID.randomUUID(),
                        MessageKind.TEXT,
                        Bodies.of(0).replace(SendFrame.ORDER, "10234"),
                        List.of(),
                        null))
                .join();
        if (appended instanceof Appended.Stored stored) {
            return stored.message();
        }
        throw new IllegalStateException("not stored: " + appended);
    }

    @Override
    public void close() throws IOException {
        context.close();
        database.close();
        directory.close();
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
