package org.warmline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void measuresConversationsBesideBothYardsticksUnlessTold() {
        Options options = Options.parse();

        assertThat(options.scenarios()).containsExactly(Scenario.CONVERSATION);
        assertThat(options.subjects()).containsExactly("F", "G", "W");
    }

    @Test
    void takesScenariosAndOptionsInAnyOrder() {
        Options options = Options.parse("pairs=1000", "storm", "rate=300", "idle");

        assertThat(options.scenarios()).containsExactly(Scenario.STORM, Scenario.IDLE);
        assertThat(options.pairs()).isEqualTo(1_000);
        assertThat(options.talk().rate()).isEqualTo(300);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("pears=4"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("talking"));
    }
}
