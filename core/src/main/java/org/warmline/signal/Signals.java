package org.warmline.signal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends signals to the other nodes and hears theirs. Never in the way of what it tells about: publishing puts a signal into a bounded
 * queue, from which one thread sends all that waits at once; what does not fit is dropped, and found by catching up.
 */
@Singleton
public class Signals {
    private static final Logger log = LoggerFactory.getLogger(Signals.class);
    private static final Argument<Signal> SIGNAL = Argument.of(Signal.class);
    private static final int WAITING_AT_MOST = 10_000;
    private static final int SENT_AT_ONCE = 1_000;
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final Optional<SignalWire> wire;
    private final Peers peers;
    private final ObjectMapper mapper;
    private final MeterRegistry meters;
    private final BlockingQueue<Signal> waiting = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final List<Consumer<List<Signal>>> listeners = new CopyOnWriteArrayList<>();
    /** Not a virtual thread: it must not wait for those that compute. */
    private final Thread sender = Thread.ofPlatform().daemon().name("signals").unstarted(this::sendOn);

    Signals(Optional<SignalWire> wire, Peers peers, ObjectMapper mapper, MeterRegistry meters) {
        this.wire = wire;
        this.peers = peers;
        this.mapper = mapper;
        this.meters = meters;
    }

    /** Begins to send and to hear; without several nodes nothing happens. Called once, by the service whose readers it serves. */
    public void start() {
        wire.ifPresent(it -> {
            sender.start();
            it.listen(this::heard);
        });
    }

    /** Whether this installation is meant to have several nodes. */
    public boolean isOn() {
        return wire.isPresent();
    }

    /** Tells the other nodes, if there are any. Returns at once. */
    public void publish(Signal signal) {
        if (wire.isPresent() && !peers.isAlone() && !waiting.offer(signal)) {
            meters.counter("warmline.signals.dropped").increment();
        }
    }

    /**
     * Hears what other nodes tell, some at a time.
     *
     * @param listener called on the wire's thread: takes note and hands on
     */
    public void subscribe(Consumer<List<Signal>> listener) {
        listeners.add(listener);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        sender.interrupt();
        if (sender.isAlive()) {
            // What it sends with is closed next.
            sender.join(STOPPING);
        }
        wire.ifPresent(SignalWire::close);
    }

    private void sendOn() {
        List<Signal> next = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                next.clear();
                next.add(waiting.take());
                waiting.drainTo(next, SENT_AT_ONCE - 1);
                wire.orElseThrow().send(packed(next));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // They were hints. The others catch up by themselves.
                meters.counter("warmline.signals.dropped").increment(next.size());
                log.debug("Signals were not sent: {}", e.toString());
            }
        }
    }

    /** As few texts as they fit into: the node's id, then a signal on each line. */
    private List<String> packed(List<Signal> signals) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        for (Signal signal : signals) {
            String line = "\n" + written(signal);
            int length = line.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > 0 && bytes + length > SignalWire.LONGEST) {
                texts.add(text.toString());
                bytes = 0;
            }
            if (bytes == 0) {
                text.setLength(0);
                text.append(peers.self());
                bytes = text.length();
            }
            text.append(line);
            bytes += length;
        }
        texts.add(text.toString());
        return texts;
    }

    private String written(Signal signal) {
        try {
            return mapper.writeValueAsString(SIGNAL, signal);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void heard(String text) {
        String[] lines = text.split("\n", -1);
        if (lines[0].equals(peers.self().toString())) {
            return;
        }
        try {
            List<Signal> signals = new ArrayList<>();
            for (int i = 1; i < lines.length; i++) {
                signals.add(mapper.readValue(lines[i], SIGNAL));
            }
            listeners.forEach(listener -> listener.accept(signals));
        } catch (IOException | RuntimeException e) {
            // From a newer node, perhaps. The next one may be readable.
            log.warn("A signal could not be taken: {}", e.toString());
        }
    }
}
