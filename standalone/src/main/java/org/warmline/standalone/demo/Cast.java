package org.warmline.standalone.demo;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/**
 * Who and what the history happened to.
 *
 * @param inboxes and teams by the names the dialogues use
 * @param agents those who answer, Mara and Tom
 */
record Cast(ZoneId zone, Map<String, InboxId> inboxes, Map<String, TeamId> teams, List<Colleague> agents) {
    Cast {
        inboxes = Map.copyOf(inboxes);
        teams = Map.copyOf(teams);
        agents = List.copyOf(agents);
    }

    InboxId inbox(String name) {
        InboxId inbox = inboxes.get(name);
        if (inbox == null) {
            throw new IllegalArgumentException("the demo has no inbox " + name);
        }
        return inbox;
    }

    TeamId team(String name) {
        TeamId team = teams.get(name);
        if (team == null) {
            throw new IllegalArgumentException("the demo has no team " + name);
        }
        return team;
    }

    /** Somebody who answers. */
    record Colleague(StaffId id, String name) {
        String firstName() {
            return name.substring(0, name.indexOf(' '));
        }
    }
}
