package org.warmline.chat.connection;

import jakarta.inject.Singleton;
import org.warmline.chat.protocol.ServerFrame;
import org.warmline.conversation.OpenCounts;
import org.warmline.routing.Presence;
import org.warmline.routing.Router;
import org.warmline.signal.Peers;
import org.warmline.signal.Signal;
import org.warmline.signal.Signals;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.StaffMember;

/** Tells staff who of them is there, and routing when somebody comes. Blocks on the database. */
@Singleton
public class StaffPresence {
    private final Connections connections;
    private final Presence presence;
    private final OpenCounts counts;
    private final Router router;
    private final Signals signals;
    private final Peers peers;

    StaffPresence(Connections connections, OpenCounts counts, Router router, Signals signals, Peers peers) {
        this.connections = connections;
        this.presence = connections;
        this.counts = counts;
        this.router = router;
        this.signals = signals;
        this.peers = peers;
    }

    /** Somebody connected, or became available. */
    public void came(StaffMember member) {
        tell(member);
        router.drain();
    }

    /** Somebody went, or is away now. */
    public void tell(StaffMember member) {
        tellHere(member);
        if (signals.isOn()) {
            // Written down first, so that who hears the signal finds it.
            peers.beat(connections.staffHere());
            signals.publish(new Signal.StaffMoved(member.id().value()));
        }
    }

    /** To the staff connected to this node. */
    void tellHere(StaffMember member) {
        ServerFrame frame = new ServerFrame.Presence(
                new ServerFrame.Colleague(
                        member.id().value(), member.name(), member.role().wire()),
                member.availability().wire(),
                isOnline(member.id()),
                counts.of(member.id()));
        connections.staff().forEach(connection -> connection.offerEvent(() -> connection.send(frame)));
    }

    public boolean isOnline(StaffId staff) {
        return presence.online().contains(staff);
    }
}
