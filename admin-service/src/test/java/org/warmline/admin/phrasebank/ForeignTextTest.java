package org.warmline.admin.phrasebank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warmline.admin.phrasebank.ForeignText.Ours;
import org.warmline.phrasebank.ImportedLine;

class ForeignTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            value = {
                "Hi {{contact.name}} > Hi {customer}",
                "Hi {{ ticket.requester.first_name }}, > Hi {customer},",
                "{{contact.first_name | default: 'there'}} > {customer}",
                "{{ contact.first_name || 'there'}} > {customer}",
                "Best, {{current_user.name}} at {{ticket.account}} > Best, {agent} at {business}",
            })
    void takesTheirPlaceholdersForOurs(String theirs, String ours) {
        assertThat(ForeignText.of(theirs)).isEqualTo(new Ours.Text(ours));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Case {{ticket.id}}", "{{dc.welcome}}", "{% if x %}Hi{% endif %}", "Hi {name}", "{{ {{x}} }}"})
    void refusesWhatHasNoValueHere(String text) {
        assertThat(ForeignText.of(text)).isInstanceOf(Ours.Refused.class);
    }

    @Test
    void leavesWhatIsFarTooLongForAPhrase() {
        assertThat(Foreign.line(1, "long", "{{" + " ".repeat(ForeignText.LONGEST)))
                .isInstanceOf(ImportedLine.Unusable.class);
        assertThat(Foreign.line(1, "long", "a".repeat(ForeignText.LONGEST))).isInstanceOf(ImportedLine.Bare.class);
    }

    @Test
    void keepsWhatAReaderWouldSee() {
        assertThat(ForeignText.withoutMarkup(
                        "<style>p{}</style><p>Hello&nbsp;<b>you</b>,</p><p>it&rsquo;s 5 &lt; 6 &amp; fine<br/>now</p>"
                                + "<ul><li>one</li><li>two</li></ul><script>alert(1)</script>"))
                .isEqualTo("Hello you,\nit’s 5 < 6 & fine\nnow\n- one\n- two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#0;", "&#xD800;", "&#1114112;", "&#9999999;"})
    void makesNothingOfCharactersThatAreNone(String entity) {
        assertThat(ForeignText.withoutMarkup("a" + entity + "b")).isEqualTo("ab");
    }

    @Test
    void leavesLessThanAlone() {
        assertThat(ForeignText.withoutMarkup("2 < 3 and 4 > 1 &unknown;")).isEqualTo("2 < 3 and 4 > 1 &unknown;");
    }
}
