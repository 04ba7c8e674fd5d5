package org.warmline.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warmline.workspace.Token.Holder;

class TokenTest {
    @Test
    void isLookedUpOnlyWhereItCanBe() {
        assertThat(Token.random(Holder.VISITOR).mayBeOf(Holder.VISITOR)).isTrue();
        assertThat(Token.random(Holder.VISITOR).mayBeOf(Holder.STAFF)).isFalse();
        assertThat(Token.random(Holder.STAFF).mayBeOf(Holder.STAFF)).isTrue();
        assertThat(Token.random(Holder.STAFF).mayBeOf(Holder.VISITOR)).isFalse();
    }

    @Test
    void mayBeAnybodysWhenItDoesNotShow() {
        Token token = new Token("uJ3mGQz0-of-an-earlier-version");

        assertThat(token.mayBeOf(Holder.VISITOR)).isTrue();
        assertThat(token.mayBeOf(Holder.STAFF)).isTrue();
    }

    @Test
    void isAnotherEachTimeAndKeepsItsSecret() {
        Token token = Token.random(Holder.VISITOR);

        assertThat(token).isNotEqualTo(Token.random(Holder.VISITOR));
        assertThat(token.plausible()).isTrue();
        assertThat(token.toString()).doesNotContain(token.secret());
    }
}
