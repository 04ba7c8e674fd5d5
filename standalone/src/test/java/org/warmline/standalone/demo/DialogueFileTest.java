package org.warmline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.warmline.standalone.demo.Dialogue.Speaker;

class DialogueFileTest {
    private final List<Dialogue> past = DialogueFile.past();

    @Test
    void hasManyDialoguesEachWithItsOwnOpening() {
        assertThat(past).hasSizeGreaterThanOrEqualTo(40);
        assertThat(past).extracting(Dialogue::key).doesNotHaveDuplicates();
        assertThat(past)
                .extracting(dialogue -> dialogue.turns().getFirst().text())
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyWhatPeopleAnswerHasATeamOrAReasonToHandOver() {
        assertThat(past).filteredOn(dialogue -> !dialogue.needsAnAgent()).allSatisfy(dialogue -> {
            assertThat(dialogue.team()).isNull();
            assertThat(dialogue.escalation()).isNull();
            assertThat(dialogue.callsTheVisitorByName()).isFalse();
            assertThat(dialogue.turns()).extracting(Dialogue.Turn::text).noneMatch(text -> text.contains("{agent}"));
        });
    }

    @Test
    void theAssistantSaysThatItIsOneBeforeItAnswersAlone() {
        assertThat(past)
                .filteredOn(dialogue -> !dialogue.needsAnAgent())
                .allSatisfy(dialogue -> assertThat(dialogue.turns().get(1).text())
                        .as(dialogue.key())
                        .contains("automated assistant"));
    }

    @Test
    void handsOverForReasonsTheWireKnows() {
        assertThat(past)
                .extracting(Dialogue::escalation)
                .filteredOn(java.util.Objects::nonNull)
                .isNotEmpty()
                .extracting(
                        handover -> java.util.Objects.requireNonNull(handover).reason())
                .isSubsetOf(Set.of(
                        "person-requested",
                        "strong-emotion",
                        "bereavement",
                        "illness",
                        "safety",
                        "vulnerable",
                        "repeated-failure",
                        "low-confidence"));
    }

    @Test
    void whatIsOpenHasBeenAnsweredLast() {
        assertThat(DialogueFile.open())
                .hasSize(3)
                .allSatisfy(dialogue ->
                        assertThat(dialogue.turns().getLast().speaker()).isEqualTo(Speaker.AGENT));
    }
}
