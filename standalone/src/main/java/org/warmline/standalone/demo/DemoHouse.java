package org.warmline.standalone.demo;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.warmline.storage.Ids;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.Role;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/** The bakery's name, doors, teams and people. */
@Singleton
@Requires(property = DemoBusiness.SWITCH, value = "true")
final class DemoHouse {
    static final String ASSISTANT = "Rye";

    private static final String CUSTOMERS = "demo";
    private static final String SUPPLIERS = "demo-suppliers";
    private static final String PASSWORD = "warmline-demo";
    private static final String ACCENT = "#b4512b";

    private static final List<Person> PEOPLE = List.of(
            new Person("agent@demo.test", "Mara Lindqvist", Role.AGENT),
            new Person("agent2@demo.test", "Tom Okafor", Role.AGENT),
            new Person("lead@demo.test", "Ines Carvalho", Role.LEAD),
            new Person("owner@demo.test", "Hannah Marlow", Role.OWNER));

    private final Sql sql;
    private final Ids ids;
    private final CurrentWorkspace workspace;
    private final Inboxes inboxes;
    private final StaffDirectory directory;

    DemoHouse(Sql sql, Ids ids, CurrentWorkspace workspace, Inboxes inboxes, StaffDirectory directory) {
        this.sql = sql;
        this.ids = ids;
        this.workspace = workspace;
        this.inboxes = inboxes;
        this.directory = directory;
    }

    boolean stands() {
        return inboxes.byKey(CUSTOMERS).isPresent();
    }

    /** To be called once, in a transaction. */
    void build() {
        // A business that has given itself a name keeps it.
        sql.update(
                "update workspace set name = ?, time_zone = ? where id = ? and name = ?",
                "Hearth & Crumb",
                "Europe/London",
                workspace.id(),
                "Your business");
        TeamId orders = addTeam("Orders & deliveries");
        TeamId cakes = addTeam("Cakes & celebrations");
        for (Person person : PEOPLE) {
            StaffId staff = addUnlessThere(person);
            // In both teams, so that whoever tries the demo sees everything as any of the four.
            addToTeam(orders, staff);
            addToTeam(cakes, staff);
        }
        inboxes.save(new Inbox(
                inboxes.nextId(),
                CUSTOMERS,
                "Web shop",
                "customer",
                "en",
                "Hello! Ask about bread, cakes or your order. I'm Rye, an automated assistant, and I'll fetch a person"
                        + " whenever you'd rather talk to one.",
                ASSISTANT,
                ACCENT,
                "A person usually answers within a few minutes, Tuesday to Saturday.",
                List.of(),
                null,
                null));
        inboxes.save(new Inbox(
                inboxes.nextId(),
                SUPPLIERS,
                "Suppliers",
                "supplier",
                "en",
                "Good morning! Tell us about your delivery, your invoice or your produce.",
                null,
                ACCENT,
                "We usually answer within the hour, Tuesday to Friday.",
                List.of(),
                null,
                null));
    }

    /** Who the history happened to; everybody is there once it {@link #stands}. */
    Cast cast() {
        return new Cast(
                workspace.get().timeZone(),
                Map.of(
                        "customers", inboxes.byKey(CUSTOMERS).orElseThrow().id(),
                        "suppliers", inboxes.byKey(SUPPLIERS).orElseThrow().id()),
                Map.of("orders", team("Orders & deliveries"), "cakes", team("Cakes & celebrations")),
                PEOPLE.stream()
                        .filter(person -> person.role() == Role.AGENT)
                        .map(person -> new Cast.Colleague(find(person.email()), person.name()))
                        .toList());
    }

    private StaffId addUnlessThere(Person person) {
        StaffId known = findOrNull(person.email());
        boolean takesConversations = person.role() == Role.AGENT;
        return known != null
                ? known
                : directory
                        .add(person.email(), person.name(), person.role(), PASSWORD, takesConversations)
                        .id();
    }

    private StaffId find(String email) {
        StaffId known = findOrNull(email);
        if (known == null) {
            throw new IllegalStateException(email + " is not there any more");
        }
        return known;
    }

    /** Also somebody disabled, whom the directory does not find. */
    private @Nullable StaffId findOrNull(String email) {
        return sql.first(
                        "select id from staff where workspace_id = ? and email = ?",
                        row -> new StaffId(row.uuid("id")),
                        workspace.id(),
                        email)
                .orElse(null);
    }

    private TeamId addTeam(String name) {
        TeamId id = new TeamId(ids.next());
        sql.update("insert into team (workspace_id, id, name) values (?, ?, ?)", workspace.id(), id, name);
        return id;
    }

    private TeamId team(String name) {
        return sql.first(
                        "select id from team where workspace_id = ? and name = ? order by id limit 1",
                        row -> new TeamId(row.uuid("id")),
                        workspace.id(),
                        name)
                .orElseThrow();
    }

    private void addToTeam(TeamId team, StaffId staff) {
        sql.update("""
                insert into team_member (workspace_id, team_id, staff_id) values (?, ?, ?) on conflict do nothing
                """, workspace.id(), team, staff);
    }

    private record Person(String email, String name, Role role) {}
}
