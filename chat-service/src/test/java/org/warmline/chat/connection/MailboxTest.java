package org.warmline.chat.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Queue<Runnable> handedOver = new ArrayDeque<>();
    private final Mailbox mailbox = new Mailbox(handedOver::add);
    private final List<String> done = new ArrayList<>();

    @Test
    void worksAtOnceWhileNothingElseRuns() {
        assertThat(mailbox.offer(() -> done.add("now"), () -> done.add("later")))
                .isTrue();

        assertThat(done).containsExactly("now");
        assertThat(handedOver).isEmpty();
    }

    @Test
    void putsWorkThatIsNotDoneBeforeWhatCameMeanwhile() {
        mailbox.offer(
                () -> {
                    mailbox.offer(() -> done.add("meanwhile, now"), () -> done.add("meanwhile"));
                    return false;
                },
                () -> done.add("otherwise"));
        assertThat(done).isEmpty();

        runHandedOver();

        assertThat(done).containsExactly("otherwise", "meanwhile");
    }

    @Test
    void doesNothingAtOnceWhileOthersWait() {
        mailbox.offer(() -> done.add("first"));
        mailbox.offer(() -> done.add("second, now"), () -> done.add("second"));

        runHandedOver();

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void goesOnAfterWorkThatFails() {
        mailbox.offer(
                () -> {
                    throw new IllegalStateException("broken");
                },
                () -> done.add("otherwise"));
        mailbox.offer(() -> done.add("next"), () -> done.add("next, later"));

        assertThat(done).containsExactly("next");
    }

    @Test
    void refusesWhatDoesNotFit() {
        for (int i = 0; i < 2_000; i++) {
            assertThat(mailbox.offer(() -> {})).isTrue();
        }

        assertThat(mailbox.offer(() -> {})).isFalse();
        assertThat(mailbox.offer(() -> true, () -> {})).isFalse();
    }

    @Test
    void doesOnePieceAtATime() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        AtomicInteger pieces = new AtomicInteger();
        Runnable piece = () -> {
            if (inside.incrementAndGet() > 1) {
                together.incrementAndGet();
            }
            Thread.yield();
            pieces.incrementAndGet();
            inside.decrementAndGet();
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService bringers = Executors.newFixedThreadPool(3)) {
            Mailbox busy = new Mailbox(threads);
            for (int bringer = 0; bringer < 3; bringer++) {
                bringers.execute(() -> {
                    for (int i = 0; i < 500; i++) {
                        int each = i;
                        busy.offer(
                                () -> {
                                    piece.run();
                                    return each % 3 > 0;
                                },
                                piece);
                    }
                });
            }
        }

        assertThat(together).hasValue(0);
        assertThat(pieces.get()).isGreaterThanOrEqualTo(1_500);
    }

    private void runHandedOver() {
        for (Runnable next = handedOver.poll(); next != null; next = handedOver.poll()) {
            next.run();
        }
    }
}
