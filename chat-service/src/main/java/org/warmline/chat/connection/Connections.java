package org.warmline.chat.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.warmline.chat.limit.ChatLimits;
import org.warmline.chat.protocol.CloseCode;
import org.warmline.contact.ContactId;
import org.warmline.conversation.ConversationId;
import org.warmline.routing.Presence;
import org.warmline.signal.Peers;
import org.warmline.workspace.StaffId;

/** All open connections of this node, by whom they belong to and what they follow. Thread-safe. */
@Singleton
public class Connections implements Presence {
    private final ChatLimits limits;
    private final Peers peers;
    private final Map<UUID, Connection> all = new ConcurrentHashMap<>();
    private final Set<Connection> staff = ConcurrentHashMap.newKeySet();
    private final Set<Connection> watchers = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Set<Connection>> byOwner = new ConcurrentHashMap<>();
    private final Map<ConversationId, Set<Connection>> followers = new ConcurrentHashMap<>();

    Connections(MeterRegistry meters, ChatLimits limits, Peers peers) {
        this.limits = limits;
        this.peers = peers;
        Gauge.builder("warmline.connections", all, Map::size).register(meters);
    }

    void opened(Connection connection) {
        all.put(connection.session(), connection);
    }

    /**
     * Notes who it belongs to; beyond the limit the oldest of theirs is closed.
     *
     * @return whether it is the only one of theirs to this node
     */
    boolean greeted(Connection connection, UUID owner, boolean visitor) {
        if (!visitor) {
            staff.add(connection);
        }
        AtomicBoolean only = new AtomicBoolean();
        Set<Connection> theirs = byOwner.compute(owner, (id, before) -> {
            only.set(before == null);
            return joined(before, connection);
        });
        int most = visitor ? limits.visitorConnections() : limits.staffConnections();
        while (theirs.size() > most) {
            Connection oldest = theirs.stream()
                    .min(Comparator.comparingLong(Connection::openedNanos))
                    .orElseThrow();
            theirs.remove(oldest);
            oldest.bye(CloseCode.DISPLACED, "displaced", 0);
        }
        if (connection.isClosed()) {
            // It went while it was greeted: whoever noted that did not know yet whose it was.
            var unused = closed(connection);
        }
        return only.get();
    }

    /** Whether it was the last one of theirs to this node. */
    boolean closed(Connection connection) {
        all.remove(connection.session());
        staff.remove(connection);
        watchers.remove(connection);
        connection.followed().forEach(conversation -> unfollow(connection, conversation));
        return connection
                .owner()
                .map(owner -> byOwner.computeIfPresent(owner, (id, theirs) -> {
                            theirs.remove(connection);
                            return theirs.isEmpty() ? null : theirs;
                        })
                        == null)
                .orElse(false);
    }

    void follow(Connection connection, ConversationId conversation) {
        var unused = followers.compute(conversation, (id, before) -> joined(before, connection));
        if (connection.isClosed()) {
            unfollow(connection, conversation);
        }
    }

    void unfollow(Connection connection, ConversationId conversation) {
        followers.computeIfPresent(conversation, (id, them) -> {
            them.remove(connection);
            return them.isEmpty() ? null : them;
        });
    }

    /** Those that stream the conversation: its visitor's, and staff who follow it. */
    Set<Connection> readers(ConversationId conversation, ContactId contact) {
        Set<Connection> readers = new LinkedHashSet<>(byOwner.getOrDefault(contact.value(), Set.of()));
        readers.addAll(followers.getOrDefault(conversation, Set.of()));
        return readers;
    }

    Set<Connection> followersOf(ConversationId conversation) {
        return Set.copyOf(followers.getOrDefault(conversation, Set.of()));
    }

    public boolean isFollowed(ConversationId conversation) {
        return followers.containsKey(conversation);
    }

    Set<Connection> ofContact(ContactId contact) {
        return Set.copyOf(byOwner.getOrDefault(contact.value(), Set.of()));
    }

    Collection<Connection> staff() {
        return staff;
    }

    /** Staff who want to hear of activity in what they do not follow. */
    Set<Connection> watchers() {
        return watchers;
    }

    void watch(Connection connection, boolean on) {
        if (on) {
            watchers.add(connection);
        }
        if (!on || connection.isClosed()) {
            watchers.remove(connection);
        }
    }

    Collection<Connection> all() {
        return all.values();
    }

    @Override
    public Set<StaffId> online() {
        Set<StaffId> online = staffHere();
        online.addAll(peers.staffElsewhere());
        return online;
    }

    /** Who of the staff is connected to this node. */
    Set<StaffId> staffHere() {
        Set<StaffId> here = new LinkedHashSet<>();
        staff.forEach(connection -> connection.staffId().ifPresent(here::add));
        return here;
    }

    /** Who of the visitors is connected to this node. */
    Set<ContactId> visitorsHere() {
        Set<ContactId> here = new LinkedHashSet<>();
        all.values().forEach(connection -> connection.contactId().ifPresent(here::add));
        return here;
    }

    Set<ConversationId> followedHere() {
        return Set.copyOf(followers.keySet());
    }

    /** To be called under the lock that removes empty sets, so that nobody is added to a set that is no longer looked at. */
    private static Set<Connection> joined(@Nullable Set<Connection> before, Connection connection) {
        Set<Connection> now = before == null ? ConcurrentHashMap.newKeySet() : before;
        now.add(connection);
        return now;
    }
}
