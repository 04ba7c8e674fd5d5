package org.warmline.signal;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.warmline.storage.Id;
import org.warmline.storage.Ids;
import org.warmline.storage.Sql;
import org.warmline.workspace.StaffId;

/**
 * The other nodes that live, and who of the staff is connected to them. Each node says so in a row of its own every second; who has
 * not for ten seconds, by the database's clock, is gone.
 */
@Singleton
public class Peers {
    private final Sql sql;
    private final UUID self;
    private volatile Map<UUID, Set<StaffId>> others = Map.of();

    Peers(Sql sql, Ids ids) {
        this.sql = sql;
        this.self = ids.next();
    }

    /** This node, since its start. */
    public UUID self() {
        return self;
    }

    /** Whether no other node was there at the last beat. */
    public boolean isAlone() {
        return others.isEmpty();
    }

    /** Who of the staff is connected to another node. */
    public Set<StaffId> staffElsewhere() {
        Set<StaffId> staff = new HashSet<>();
        others.values().forEach(staff::addAll);
        return staff;
    }

    /** Says that this node lives and who is connected to it, and looks who else does. Blocks on the database. */
    public void beat(Set<StaffId> connectedHere) {
        sql.update("""
                insert into node (id, seen_at, staff) values (?, clock_timestamp(), ?)
                on conflict (id) do update set seen_at = excluded.seen_at, staff = excluded.staff
                """, self, Id.values(connectedHere));
        look();
    }

    /** Looks who else lives. Blocks on the database. */
    public void look() {
        Map<UUID, Set<StaffId>> found = new HashMap<>();
        sql.list(
                """
                select id, s.staff_id from node left join lateral unnest(staff) s (staff_id) on true
                where id <> ? and seen_at > clock_timestamp() - interval '10 seconds'
                """,
                row -> {
                    Set<StaffId> staff = found.computeIfAbsent(row.uuid("id"), id -> new HashSet<>());
                    UUID member = row.uuidOrNull("staff_id");
                    return member == null || staff.add(new StaffId(member));
                },
                self);
        others = Map.copyOf(found);
    }

    /** Says that this node goes, and forgets those that went without a word. */
    public void leave() {
        sql.update("delete from node where id = ? or seen_at < clock_timestamp() - interval '1 hour'", self);
    }
}
