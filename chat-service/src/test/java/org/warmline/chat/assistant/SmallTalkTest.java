package org.warmline.chat.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallTalkTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi | GREETING
            Hi there! | GREETING
            good morning | GREETING
            Hello Rye | GREETING
            Rye? | GREETING
            can you help me please | GREETING
            I have a question | GREETING
            Thanks so much! | THANKS
            thank you, that was very helpful | THANKS
            Great, that's all, thanks | THANKS
            👍 | THANKS
            ok thanks bye | FAREWELL
            Goodbye | FAREWELL
            have a nice day | FAREWELL
            good night | FAREWELL
            are you a robot? | ARE_YOU_A_PERSON
            Am I talking to a real person | ARE_YOU_A_PERSON
            is anyone there? | ARE_YOU_A_PERSON
            who are you | ARE_YOU_A_PERSON
            yes | YES
            Yes please | YES
            yes, thank you | YES
            ok | OKAY
            that's fine | OKAY
            no | NO
            No thanks, that's all | NO
            thanks for nothing | NONE
            great, the cake is squashed | NONE
            thanks, she would have loved it | NONE
            hello, where is my order | NONE
            goodbye cruel world | NONE
            no bread came | NONE
            I need a person | NONE
            asdf | NONE
            ??? | NONE
            """)
    void isSmallTalkOnlyWhenEveryWordIs(String text, SmallTalk expected) {
        assertThat(SmallTalk.in(text, "Rye")).isEqualTo(expected);
    }
}
