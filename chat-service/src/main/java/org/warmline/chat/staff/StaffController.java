package org.warmline.chat.staff;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Caller;
import org.warmline.access.Permission;
import org.warmline.chat.connection.StaffPresence;
import org.warmline.conversation.OpenCounts;
import org.warmline.web.access.Allows;
import org.warmline.web.json.JsonFields;
import org.warmline.web.signin.Me;
import org.warmline.workspace.Availability;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffMember;

/** Who is there, and whether I am. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class StaffController {
    private final StaffDirectory directory;
    private final OpenCounts counts;
    private final StaffPresence presence;
    private final CurrentWorkspace workspace;

    StaffController(StaffDirectory directory, OpenCounts counts, StaffPresence presence, CurrentWorkspace workspace) {
        this.directory = directory;
        this.counts = counts;
        this.presence = presence;
        this.workspace = workspace;
    }

    @Get("/staff")
    @Allows(Permission.SEE_STAFF)
    Colleagues staff() {
        return new Colleagues(directory.all().stream().map(this::colleague).toList());
    }

    @Put("/me/availability")
    @Allows(Permission.OWN_ACCOUNT)
    Me choose(Caller.Staff caller, @Body @Nullable String body) {
        JsonFields fields = JsonFields.parse(body);
        Availability chosen = switch (fields.text("availability", 20)) {
            case "available" -> Availability.AVAILABLE;
            case "away" -> Availability.AWAY;
            default -> throw fields.refused("availability", "must be available or away");
        };
        directory.choose(caller.member().id(), chosen);
        StaffMember member = directory.find(caller.member().id()).orElseThrow();
        presence.came(member);
        return Me.of(member, workspace.get().name());
    }

    private Colleague colleague(StaffMember member) {
        return new Colleague(
                member.id().value(),
                member.name(),
                member.role().wire(),
                member.availability().wire(),
                presence.isOnline(member.id()),
                counts.of(member.id()));
    }

    /** Everybody of the staff. */
    @Serdeable
    record Colleagues(List<Colleague> items) {}

    /** Somebody of the staff, as the others see them. */
    @Serdeable
    record Colleague(UUID id, String name, String role, String availability, boolean online, int openConversations) {}
}
