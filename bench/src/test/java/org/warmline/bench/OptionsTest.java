package org.warmline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
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
    void takesMoreOfJavasOptionsAndOfWarmlinesSettings() {
        Options options = Options.parse("java=-Xint -Xss1m", "settings=WARMLINE_MODEL=off WARMLINE_DEMO=false");

        assertThat(options.java()).containsExactly("-Xint", "-Xss1m");
        assertThat(options.settings())
                .containsOnly(Map.entry("WARMLINE_MODEL", "off"), Map.entry("WARMLINE_DEMO", "false"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("settings=WARMLINE_MODEL"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("pears=4"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("talking"));
    }
}
