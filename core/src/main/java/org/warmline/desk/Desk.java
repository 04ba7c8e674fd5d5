package org.warmline.desk;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Access;
import org.warmline.access.Caller;
import org.warmline.access.Permission;
import org.warmline.conversation.Author;
import org.warmline.conversation.Conversation;
import org.warmline.conversation.ConversationChanges;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.ConversationStatus;
import org.warmline.conversation.Conversations;
import org.warmline.conversation.EscalationRecord;
import org.warmline.conversation.Reason;
import org.warmline.problem.Problem;
import org.warmline.routing.Router;
import org.warmline.satisfaction.Satisfaction;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.TeamId;

/**
 * What staff do with a conversation. Every method checks that the caller may, and refuses with {@code not_found} for what is not
 * theirs to see. Routing is run afterwards where a place was freed or a conversation queued. Blocks on the database.
 */
@Singleton
public class Desk {
    private final Conversations conversations;
    private final ConversationChanges changes;
    private final StaffDirectory directory;
    private final Satisfaction satisfaction;
    private final Router router;

    Desk(
            Conversations conversations,
            ConversationChanges changes,
            StaffDirectory directory,
            Satisfaction satisfaction,
            Router router) {
        this.conversations = conversations;
        this.changes = changes;
        this.directory = directory;
        this.satisfaction = satisfaction;
        this.router = router;
    }

    /** The conversation, if the caller may ever do this and may see it. */
    public Conversation require(Caller caller, Permission permission, ConversationId id) {
        Access.require(caller, permission);
        return conversations
                .find(id)
                .filter(conversation -> Access.maySee(caller, conversation.scope()))
                .orElseThrow(Problem::notFound);
    }

    /**
     * Gives the conversation to somebody, to a team, or back into the queue.
     */
    public void assign(Caller.Staff by, ConversationId id, Assignment assignment) {
        require(by, Permission.ASSIGN, id);
        String actor = by.member().name();
        change(by, id, draft -> {
            assignment
                    .team()
                    .map(ToTeam::id)
                    .filter(team -> !directory.hasTeam(team))
                    .ifPresent(unknown -> {
                        throw Problem.field("team", "must be the id of a team");
                    });
            assignment.team().ifPresent(team -> {
                draft.team(team.id());
                draft.event(
                        Author.agent(by.member()),
                        actor + (team.id() == null ? " took it out of its team." : " moved it to another team."));
            });
            assignment.assignee().ifPresent(assignee -> {
                if (assignee.id() == null) {
                    draft.assign(null, new Reason("returned", actor + " put it back into the queue."));
                    draft.become(ConversationStatus.QUEUED);
                    draft.event(Author.agent(by.member()), actor + " put the conversation back into the queue.");
                } else {
                    StaffMember member = directory
                            .find(assignee.id())
                            .orElseThrow(() -> Problem.field("assignee", "must be the id of somebody of the staff"));
                    boolean self = member.id().equals(by.member().id());
                    String text = self ? actor + " took it." : actor + " gave it to " + member.name() + ".";
                    draft.assign(member.id(), new Reason(self ? "taken" : "given", text));
                    draft.become(ConversationStatus.ASSIGNED);
                    draft.event(Author.agent(by.member()), text);
                }
            });
        });
        router.drain();
    }

    /** A member of staff says that a person is needed. */
    public void escalate(Caller.Staff by, ConversationId id, String because) {
        require(by, Permission.ESCALATE, id);
        change(by, id, draft -> {
            draft.escalate(new EscalationRecord("person-requested", because, draft.now()));
            draft.event(Author.agent(by.member()), by.member().name() + " escalated it: " + because);
            queueUnlessAssigned(draft);
        });
        router.drain();
    }

    /** Warmline itself says that a person is needed; the first reason stays. */
    public boolean escalate(ConversationId id, String reason, String because) {
        boolean escalated = changes.change(id, draft -> {
                    if (draft.escalated() || draft.status() == ConversationStatus.RESOLVED) {
                        return false;
                    }
                    draft.escalate(new EscalationRecord(reason, because, draft.now()));
                    draft.event(Author.system(), "Handed to a person. " + because);
                    queueUnlessAssigned(draft);
                    return true;
                })
                .orElse(false);
        if (escalated) {
            router.drain();
        }
        return escalated;
    }

    /** Ends the conversation and asks the customer how it was. Resolving a resolved one changes nothing. */
    public void resolve(Caller.Staff by, ConversationId id) {
        require(by, Permission.RESOLVE, id);
        change(by, id, draft -> {
            if (draft.status() == ConversationStatus.RESOLVED) {
                return;
            }
            draft.event(Author.agent(by.member()), by.member().name() + " resolved the conversation.");
            draft.become(ConversationStatus.RESOLVED);
            satisfaction.ask(
                    id,
                    draft.inbox(),
                    draft.assignee().orElse(null),
                    draft.team().orElse(null),
                    draft.now());
        });
        router.drain();
    }

    /** Opens a resolved conversation again: with its agent if they are available, else in the queue. */
    public void reopen(Caller.Staff by, ConversationId id) {
        require(by, Permission.RESOLVE, id);
        change(by, id, draft -> {
            if (draft.status() != ConversationStatus.RESOLVED) {
                return;
            }
            draft.event(Author.agent(by.member()), by.member().name() + " reopened the conversation.");
            keepOrQueue(draft);
        });
        router.drain();
    }

    private void keepOrQueue(ConversationChanges.Draft draft) {
        Optional<StaffId> agent = draft.assignee();
        if (agent.isPresent() && router.isAvailable(agent.get())) {
            draft.become(ConversationStatus.ASSIGNED);
            return;
        }
        if (agent.isPresent()) {
            String name = directory.find(agent.get()).map(StaffMember::name).orElse("The agent");
            draft.assign(null, new Reason("agent-away", name + " had it before but is not available now."));
        }
        draft.become(ConversationStatus.QUEUED);
    }

    private static void queueUnlessAssigned(ConversationChanges.Draft draft) {
        if (draft.assignee().isEmpty() || draft.status() == ConversationStatus.ASSISTANT) {
            draft.become(ConversationStatus.QUEUED);
        }
    }

    private void change(Caller.Staff by, ConversationId id, Consumer<ConversationChanges.Draft> work) {
        boolean found = changes.change(id, draft -> {
                    // Decided again under the lock: it may have gone to another team meanwhile.
                    if (!Access.maySee(by, draft.scope())) {
                        throw Problem.notFound();
                    }
                    work.accept(draft);
                    return true;
                })
                .orElse(false);
        if (!found) {
            throw Problem.notFound();
        }
    }

    /** What to change; an empty part stays as it is. */
    public record Assignment(Optional<ToStaff> assignee, Optional<ToTeam> team) {}

    /** To this one; null: to nobody. */
    public record ToStaff(@Nullable StaffId id) {}

    /** To this team; null: to none. */
    public record ToTeam(@Nullable TeamId id) {}
}
