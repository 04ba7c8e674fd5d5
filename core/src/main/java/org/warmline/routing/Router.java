package org.warmline.routing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.warmline.conversation.Author;
import org.warmline.conversation.ConversationChanges;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.OpenCounts;
import org.warmline.storage.Gathering;
import org.warmline.storage.Id;
import org.warmline.storage.Sql;
import org.warmline.workspace.Availability;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.TeamId;
import org.warmline.workspace.WorkspaceId;

/**
 * Gives queued conversations to people. Whoever queues one, or frees a place, calls {@link #drain}; it takes the longest waiting
 * first and goes on until nobody has room.
 */
@Singleton
public class Router {
    private static final int AT_ONCE = 1_000;

    private final Sql sql;
    private final CurrentWorkspace workspace;
    private final StaffDirectory directory;
    private final Presence presence;
    private final ConversationChanges changes;
    private final OpenCounts openCounts;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Gathering<WorkspaceId, List<Waiting>> queues;

    Router(
            Sql sql,
            CurrentWorkspace workspace,
            StaffDirectory directory,
            Presence presence,
            ConversationChanges changes,
            OpenCounts openCounts,
            Clock clock) {
        this.sql = sql;
        this.workspace = workspace;
        this.directory = directory;
        this.presence = presence;
        this.changes = changes;
        this.openCounts = openCounts;
        this.clock = clock;
        this.queues = new Gathering<>(sql, here -> Map.of(here.getFirst(), queue()));
    }

    /** Whether somebody who takes conversations is there now, with room or not. */
    public boolean someoneAvailable() {
        return !available().isEmpty();
    }

    public boolean isAvailable(StaffId staff) {
        return presence.online().contains(staff)
                && directory
                        .find(staff)
                        .filter(member -> member.availability() == Availability.AVAILABLE)
                        .isPresent();
    }

    /** Assigns what is queued as far as there is room; answers how many were assigned. Blocks on the database. */
    public int drain() {
        oneAtATime.lock();
        try {
            List<Waiting> queued = queued();
            if (queued.isEmpty()) {
                return 0;
            }
            int assigned = 0;
            List<Candidate> candidates = candidates();
            for (Waiting waiting : queued) {
                Optional<RoutingPolicy.Choice> choice = RoutingPolicy.keep(
                                candidates, waiting.previous().orElse(null))
                        .or(() ->
                                RoutingPolicy.choose(candidates, waiting.team().orElse(null)));
                if (choice.isPresent() && assign(waiting.conversation(), choice.get())) {
                    assigned++;
                    candidates.replaceAll(it -> it.equals(choice.get().candidate()) ? it.given(clock.instant()) : it);
                }
            }
            return assigned;
        } finally {
            oneAtATime.unlock();
        }
    }

    /** How many wait ahead of the conversation, counting it; 0 when it does not wait. */
    public int position(ConversationId conversation) {
        List<Waiting> queued = queued();
        for (int i = 0; i < queued.size(); i++) {
            if (queued.get(i).conversation().equals(conversation)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Those that wait for a person, longest first; of very many the first thousand. */
    public List<Waiting> queued() {
        return queues.find(workspace.id()).orElseThrow();
    }

    private List<Waiting> queue() {
        return sql.list(
                """
                select id, team_id, assignee_id, waiting_since from conversation
                where workspace_id = ? and status = 'queued' and last_seq > 0 order by waiting_since, id limit ?
                """,
                row -> {
                    UUID team = row.uuidOrNull("team_id");
                    UUID previous = row.uuidOrNull("assignee_id");
                    return new Waiting(
                            new ConversationId(row.uuid("id")),
                            Optional.ofNullable(team).map(TeamId::new),
                            Optional.ofNullable(previous).map(StaffId::new),
                            Optional.ofNullable(row.instantOrNull("waiting_since")));
                },
                workspace.id(),
                AT_ONCE);
    }

    private boolean assign(ConversationId conversation, RoutingPolicy.Choice choice) {
        StaffMember member = choice.candidate().staff();
        return changes.change(conversation, draft -> {
                    if (draft.status() != ConversationStatus.QUEUED || !stillHasRoom(choice)) {
                        return false;
                    }
                    draft.become(ConversationStatus.ASSIGNED);
                    draft.assign(member.id(), choice.reason());
                    draft.event(
                            Author.system(),
                            "Assigned to " + member.name() + ". "
                                    + choice.reason().text());
                    sql.update(
                            "update staff set last_assigned_at = ? where workspace_id = ? and id = ?",
                            draft.now(),
                            workspace.id(),
                            member.id());
                    return true;
                })
                .orElse(false);
    }

    /** Decided again under a lock on the person: another node may have given them one meanwhile. */
    private boolean stillHasRoom(RoutingPolicy.Choice choice) {
        StaffMember member = choice.candidate().staff();
        sql.list(
                "select id from staff where workspace_id = ? and id = ? for no key update",
                row -> row.uuid("id"),
                workspace.id(),
                member.id());
        return !choice.needsRoom() || openCounts.of(member.id()) < member.capacity();
    }

    private List<StaffMember> available() {
        Set<StaffId> online = presence.online();
        return directory.all().stream()
                .filter(member -> member.takesConversations()
                        && member.availability() == Availability.AVAILABLE
                        && online.contains(member.id()))
                .toList();
    }

    private List<Candidate> candidates() {
        List<StaffMember> available = available();
        List<StaffId> ids = available.stream().map(StaffMember::id).toList();
        Map<StaffId, Integer> open = openCounts.of(ids);
        Map<StaffId, Instant> last = lastAssigned(ids);
        return available.stream()
                .map(member -> new Candidate(member, open.getOrDefault(member.id(), 0), last.get(member.id())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Map<StaffId, Instant> lastAssigned(Collection<StaffId> staff) {
        Map<StaffId, Instant> last = new HashMap<>();
        sql.list(
                "select id, last_assigned_at from staff where workspace_id = ? and id = any(?) and last_assigned_at is not null",
                row -> last.put(new StaffId(row.uuid("id")), row.instant("last_assigned_at")),
                workspace.id(),
                Id.values(staff));
        return last;
    }

    /**
     * A conversation that waits for a person.
     *
     * @param previous who had it before it was resolved
     */
    public record Waiting(
            ConversationId conversation, Optional<TeamId> team, Optional<StaffId> previous, Optional<Instant> since) {}
}
