package org.warmline.web.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseLocationTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    jdbc:postgresql://db:5433/warmline,                        jdbc:postgresql://db:5433/warmline, warmline, ''
                    postgresql://ann:pass@db/warmline,                         jdbc:postgresql://db/warmline,      ann,      pass
                    postgres://ann:p%40ss%2Fw+rd@db/warmline,                  jdbc:postgresql://db/warmline,      ann,      p@ss/w+rd
                    jdbc:postgresql://db/warmline?user=ann&password=pass,      jdbc:postgresql://db/warmline,      ann,      pass
                    postgres://ann:pass@[::1]:5432/warmline,                   'jdbc:postgresql://[::1]:5432/warmline', ann, pass
                    'jdbc:postgresql://one:5432,two:5432/warmline',            'jdbc:postgresql://one:5432,two:5432/warmline', warmline, ''
                    """)
    void readsTheUsualForms(String text, String url, String user, String password) {
        DatabaseLocation location = DatabaseLocation.parse(text, null, null);

        assertThat(location.url()).startsWith(url + "?").doesNotContain("pass");
        assertThat(location.user()).isEqualTo(user);
        assertThat(location.password()).isEqualTo(new Secret(password));
    }

    @Test
    void prefersCredentialsGivenApart() {
        DatabaseLocation location = DatabaseLocation.parse("postgres://ann:one@db/warmline", "bob", "two");

        assertThat(location.user()).isEqualTo("bob");
        assertThat(location.password()).isEqualTo(new Secret("two"));
    }

    @Test
    void addsOurOptionsUnlessGiven() {
        assertThat(DatabaseLocation.parse("postgres://db/warmline?sslmode=require&tcpKeepAlive=false", null, null)
                        .url())
                .contains(
                        "sslmode=require",
                        "tcpKeepAlive=false",
                        "ApplicationName=warmline",
                        "reWriteBatchedInserts=true")
                .doesNotContain("tcpKeepAlive=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db",
                "postgres://db",
                "postgres:///warmline",
                "jdbc:mysql://db/warmline",
                "postgres://a:pa ss@db/warmline"
            })
    void refusesTheRestWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> DatabaseLocation.parse(text, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .doesNotContain("pa ss");
    }
}
