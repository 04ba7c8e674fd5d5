package org.warmline.workspace;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.storage.Gathering;
import org.warmline.storage.Id;
import org.warmline.storage.Ids;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;

/** The people of the business. Disabled ones are not found by any method here. */
@Singleton
public class StaffDirectory {
    private static final String SELECT = """
            select s.id, s.email, s.name, s.role, s.availability, s.takes_conversations, s.capacity,
                   array(select m.team_id::text from team_member m
                         where m.workspace_id = s.workspace_id and m.staff_id = s.id) as teams
            from staff s
            where s.workspace_id = ? and s.disabled_at is null
            """;

    private final Sql sql;
    private final Ids ids;
    private final CurrentWorkspace workspace;
    private final Passwords passwords;
    private final Gathering<StaffId, StaffMember> byId;

    StaffDirectory(Sql sql, Ids ids, CurrentWorkspace workspace, Passwords passwords) {
        this.sql = sql;
        this.ids = ids;
        this.workspace = workspace;
        this.passwords = passwords;
        this.byId = new Gathering<>(sql, this::byIds);
    }

    public Optional<StaffMember> find(StaffId id) {
        return byId.find(id);
    }

    private Map<StaffId, StaffMember> byIds(List<StaffId> ids) {
        return sql.list(SELECT + " and s.id = any(?)", StaffDirectory::read, workspace.id(), Id.values(ids)).stream()
                .collect(Collectors.toMap(StaffMember::id, Function.identity()));
    }

    public List<StaffMember> all() {
        return sql.list(SELECT + " order by s.name, s.id", StaffDirectory::read, workspace.id());
    }

    /** Whether nobody can sign in yet, so that the first owner has to be made. */
    public boolean isEmpty() {
        return sql.first("select 1 from staff where workspace_id = ?", row -> 1, workspace.id())
                .isEmpty();
    }

    /** Adds somebody. A second one with the same e-mail is a {@code conflict}. */
    public StaffMember add(String email, String name, Role role, String password, boolean takesConversations) {
        StaffId id = new StaffId(ids.next());
        int added = sql.update(
                """
                insert into staff (workspace_id, id, email, name, role, password_hash, takes_conversations)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                workspace.id(),
                id,
                email.toLowerCase(Locale.ROOT),
                name,
                role.wire(),
                passwords.hash(password),
                takesConversations);
        if (added == 0) {
            throw new Problem(ProblemCode.CONFLICT, "Somebody with this e-mail is here already.");
        }
        return find(id).orElseThrow();
    }

    /** Serialises the making of the first owner: only one of two at once finds the directory empty. */
    public Optional<StaffMember> addFirstOwner(String email, String name, String password) {
        return sql.inTransaction(() -> {
            sql.list("select id from workspace where id = ? for update", row -> row.uuid("id"), workspace.id());
            // The first owner may well be the whole staff, so conversations go to them.
            return isEmpty() ? Optional.of(add(email, name, Role.OWNER, password, true)) : Optional.empty();
        });
    }

    public boolean hasTeam(TeamId team) {
        return sql.first("select 1 from team where workspace_id = ? and id = ?", row -> 1, workspace.id(), team)
                .isPresent();
    }

    public void choose(StaffId id, Availability availability) {
        sql.update(
                "update staff set availability = ? where workspace_id = ? and id = ?",
                availability.wire(),
                workspace.id(),
                id);
    }

    private static StaffMember read(Row row) throws SQLException {
        return new StaffMember(
                new StaffId(row.uuid("id")),
                row.text("email"),
                row.text("name"),
                Role.of(row.text("role")),
                Availability.of(row.text("availability")),
                row.flag("takes_conversations"),
                row.integer("capacity"),
                StaffMember.teams(row.texts("teams").stream().map(UUID::fromString)));
    }
}
