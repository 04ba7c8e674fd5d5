package org.warmline.chat.connection;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.chat.limit.FewAtATime;
import org.warmline.conversation.ConversationEvent;
import org.warmline.conversation.ConversationEvents;
import org.warmline.conversation.ConversationId;
import org.warmline.conversation.MessageLog;
import org.warmline.signal.Peers;
import org.warmline.signal.Signal;
import org.warmline.signal.Signals;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffId;

/** Makes this node one of several: tells the others what was committed here, and brings what they tell to the readers here. */
@Context
@Requires(property = "warmline.cluster", value = "true")
class ClusterFeed {
    private static final Logger log = LoggerFactory.getLogger(ClusterFeed.class);

    private static final int PLACES = 4;

    private final Signals signals;
    private final Peers peers;
    private final Connections connections;
    private final LiveFeed feed;
    private final ConversationFrames frames;
    private final StaffPresence presence;
    private final StaffDirectory directory;
    private final SendLimits limits;
    private final ConversationEvents events;
    private final MessageLog messages;
    /** What is dropped here is found by {@link CatchUp}. */
    private final FewAtATime elsewhere;

    ClusterFeed(
            Signals signals,
            Peers peers,
            Connections connections,
            LiveFeed feed,
            ConversationFrames frames,
            StaffPresence presence,
            StaffDirectory directory,
            SendLimits limits,
            ConversationEvents events,
            MessageLog messages) {
        this.signals = signals;
        this.peers = peers;
        this.connections = connections;
        this.feed = feed;
        this.frames = frames;
        this.presence = presence;
        this.directory = directory;
        this.limits = limits;
        this.events = events;
        this.messages = messages;
        this.elsewhere = new FewAtATime(
                Thread.ofPlatform().daemon().name("elsewhere-", 0).factory(),
                "What another node told was not passed on",
                PLACES);
    }

    @PostConstruct
    void join() {
        events.subscribe(this::happenedHere);
        signals.subscribe(this::happenedElsewhere);
        signals.start();
    }

    @Scheduled(fixedDelay = "1s")
    void beat() {
        try {
            peers.beat(connections.staffHere());
        } catch (RuntimeException e) {
            // The others take this node for gone until the database answers again.
            log.debug("Could not say that this node lives: {}", e.toString());
        }
    }

    @PreDestroy
    void leave() {
        try {
            peers.leave();
        } catch (RuntimeException e) {
            log.debug("Could not say that this node goes: {}", e.toString());
        }
    }

    private void happenedHere(ConversationEvent event) {
        signals.publish(
                switch (event) {
                    case ConversationEvent.MessagesAppended appended ->
                        new Signal.Appended(
                                appended.conversation().value(),
                                Signal.Scope.of(appended.scope()),
                                appended.messages().getFirst().seq(),
                                appended.messages().getLast().seq());
                    case ConversationEvent.ConversationChanged changed ->
                        new Signal.Changed(changed.conversation().value());
                    case ConversationEvent.ReadMoved moved ->
                        new Signal.Read(
                                moved.conversation().value(),
                                Signal.Scope.of(moved.scope()),
                                Signal.Person.of(moved.reader()),
                                moved.seq());
                });
    }

    private void happenedElsewhere(List<Signal> heard) {
        Map<ConversationId, Signal.Appended> appended = new LinkedHashMap<>();
        for (Signal signal : heard) {
            switch (signal) {
                // What was told in one go is read in one go.
                case Signal.Appended news ->
                    appended.merge(
                            new ConversationId(news.conversation()),
                            news,
                            (before, now) -> new Signal.Appended(
                                    now.conversation(), now.scope(), Math.min(before.from(), now.from()), now.to()));
                case Signal.Changed changed -> {
                    ConversationId conversation = new ConversationId(changed.conversation());
                    messages.changed(conversation);
                    frames.changed(conversation);
                }
                case Signal.Read read ->
                    feed.readMoved(new ConversationEvent.ReadMoved(
                            new ConversationId(read.conversation()),
                            read.scope().here(),
                            read.by().here(),
                            read.seq()));
                case Signal.Typing typing ->
                    feed.typing(
                            new ConversationId(typing.conversation()),
                            typing.scope().here(),
                            typing.by().here(),
                            typing.on());
                case Signal.Sent sent -> limits.countElsewhere(sent.person(), sent.visitor());
                case Signal.StaffMoved moved -> elsewhere.offer(() -> staffMoved(new StaffId(moved.staff())));
                // The listening side takes these up.
                case Signal.Heard reading -> {}
            }
        }
        appended.forEach((conversation, news) -> elsewhere.offer(() -> {
            feed.appendedElsewhere(conversation, news.scope().here(), news.from());
            messages.movedElsewhere(conversation, news.to());
        }));
    }

    private void staffMoved(StaffId staff) {
        peers.look();
        directory.find(staff).ifPresent(presence::tellHere);
    }
}
