package org.warmline.chat.conversation;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Caller;
import org.warmline.access.Permission;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.ConversationStatus;
import org.warmline.desk.ConversationFilter;
import org.warmline.desk.ConversationView;
import org.warmline.desk.ConversationViews;
import org.warmline.desk.Desk;
import org.warmline.problem.Problem;
import org.warmline.web.access.Allows;
import org.warmline.web.json.JsonFields;
import org.warmline.web.json.Parameters;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.TeamId;

/** Conversations, for staff. */
@Controller("/api/v1/conversations")
@ExecuteOn(TaskExecutors.BLOCKING)
class ConversationController {
    private final ConversationViews views;
    private final Desk desk;

    ConversationController(ConversationViews views, Desk desk) {
        this.views = views;
        this.desk = desk;
    }

    @Get
    @Allows(Permission.LIST_CONVERSATIONS)
    ConversationPage list(
            Caller.Staff caller,
            @QueryValue @Nullable String status,
            @QueryValue @Nullable String assignee,
            @QueryValue @Nullable String team,
            @QueryValue @Nullable String cursor,
            @QueryValue @Nullable String limit) {
        StaffMember reader = caller.member();
        int size = Parameters.pageSize(limit);
        ConversationFilter filter = filter(reader, status, assignee, team);
        // One more than asked for tells whether there is a next page.
        List<ConversationView> found = views.page(filter, reader, PageCursor.parse(cursor), size + 1);
        boolean more = found.size() > size;
        List<ConversationView> items = more ? found.subList(0, size) : found;
        return new ConversationPage(items, more ? PageCursor.after(items.getLast()) : null);
    }

    @Get("/{id}")
    @Allows(Permission.SEE_CONVERSATION)
    ConversationView show(Caller.Staff caller, String id) {
        ConversationId conversation = Parameters.conversation(id);
        desk.require(caller, Permission.SEE_CONVERSATION, conversation);
        return view(caller, conversation);
    }

    @Post("/{id}/assign")
    @Allows(Permission.ASSIGN)
    ConversationView assign(Caller.Staff caller, String id, @Body @Nullable String body) {
        ConversationId conversation = Parameters.conversation(id);
        desk.require(caller, Permission.ASSIGN, conversation);
        JsonFields fields = JsonFields.parse(body);
        if (!fields.has("assignee") && !fields.has("team")) {
            throw fields.refused("assignee", "must be given, or team");
        }
        desk.assign(caller, conversation, new Desk.Assignment(assignee(caller, fields), team(fields)));
        return view(caller, conversation);
    }

    @Post("/{id}/escalate")
    @Allows(Permission.ESCALATE)
    ConversationView escalate(Caller.Staff caller, String id, @Body @Nullable String body) {
        ConversationId conversation = Parameters.conversation(id);
        desk.require(caller, Permission.ESCALATE, conversation);
        JsonFields fields = JsonFields.parse(body);
        String reason = fields.text("reason", 500);
        if (reason.isBlank()) {
            throw fields.refused("reason", "must say why, in 1 to 500 characters");
        }
        desk.escalate(caller, conversation, reason);
        return view(caller, conversation);
    }

    @Post("/{id}/resolve")
    @Allows(Permission.RESOLVE)
    ConversationView resolve(Caller.Staff caller, String id) {
        ConversationId conversation = Parameters.conversation(id);
        desk.resolve(caller, conversation);
        return view(caller, conversation);
    }

    @Post("/{id}/reopen")
    @Allows(Permission.RESOLVE)
    ConversationView reopen(Caller.Staff caller, String id) {
        ConversationId conversation = Parameters.conversation(id);
        desk.reopen(caller, conversation);
        return view(caller, conversation);
    }

    private ConversationView view(Caller.Staff caller, ConversationId conversation) {
        return views.find(conversation, caller.member().id()).orElseThrow(Problem::notFound);
    }

    private static ConversationFilter filter(
            StaffMember reader, @Nullable String status, @Nullable String assignee, @Nullable String team) {
        if (status != null
                && !status.equals("open")
                && ConversationStatus.parse(status).isEmpty()) {
            throw Problem.field("status", "must be assistant, queued, assigned, snoozed, resolved or open");
        }
        boolean unassigned = "none".equals(assignee);
        StaffId staff = assignee == null || unassigned
                ? null
                : assignee.equals("me") ? reader.id() : new StaffId(Parameters.uuid("assignee", assignee));
        return new ConversationFilter(
                status, staff, unassigned, team == null ? null : new TeamId(Parameters.uuid("team", team)));
    }

    private static Optional<Desk.ToStaff> assignee(Caller.Staff caller, JsonFields fields) {
        if (!fields.has("assignee")) {
            return Optional.empty();
        }
        Optional<String> given = fields.optionalText("assignee", 36);
        if (given.isEmpty()) {
            return Optional.of(new Desk.ToStaff(null));
        }
        if (given.get().equals("me")) {
            return Optional.of(new Desk.ToStaff(caller.member().id()));
        }
        UUID id = fields.uuid("assignee");
        return Optional.of(new Desk.ToStaff(new StaffId(id)));
    }

    private static Optional<Desk.ToTeam> team(JsonFields fields) {
        if (!fields.has("team")) {
            return Optional.empty();
        }
        return Optional.of(
                new Desk.ToTeam(fields.optionalUuid("team").map(TeamId::new).orElse(null)));
    }
}
