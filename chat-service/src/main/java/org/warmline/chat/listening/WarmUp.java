package org.warmline.chat.listening;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmline.emotion.EmotionDetector;
import org.warmline.knowledge.Knowledge;
import org.warmline.phrasebank.PhraseBank;

/** Loads the phrase bank and builds the indexes right after the start, so that the first customer need not wait for it. */
@Singleton
class WarmUp {
    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private final PhraseBank bank;
    private final Knowledge knowledge;
    private final EmotionDetector detector;
    private final ExecutorService executor;

    WarmUp(
            PhraseBank bank,
            Knowledge knowledge,
            EmotionDetector detector,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.bank = bank;
        this.knowledge = knowledge;
        this.detector = detector;
        this.executor = executor;
    }

    @EventListener
    void started(ServerStartupEvent event) {
        executor.execute(this::warmUp);
    }

    private void warmUp() {
        try {
            detector.read("hello", null, List.of());
            bank.load();
            knowledge.find("opening hours", "en", "customer");
        } catch (RuntimeException e) {
            // Everything here happens again when it is first needed.
            log.warn("Warming up failed: {}", e.toString());
        }
    }
}
