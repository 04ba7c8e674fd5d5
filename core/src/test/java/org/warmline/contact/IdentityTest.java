package org.warmline.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

class IdentityTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void readsWhoTheSiteVouchesFor() throws JOSEException {
        Identity identity = Identity.verify(jwt("42", Duration.ofHours(1), JWSAlgorithm.HS256), SECRET, CLOCK);

        assertThat(identity.subject()).isEqualTo("42");
        assertThat(identity.name()).isEqualTo("Jonas");
    }

    @Test
    void takesNoneWhereTheInboxHasNoSecret() throws JOSEException {
        refuses(jwt("42", Duration.ofHours(1), JWSAlgorithm.HS256), null);
    }

    @Test
    void refusesAnotherSecret() throws JOSEException {
        refuses(jwt("42", Duration.ofHours(1), JWSAlgorithm.HS256), SECRET.replace('0', 'x'));
    }

    @Test
    void refusesWhatHasExpiredOrLivesLongerThanADay() throws JOSEException {
        refuses(jwt("42", Duration.ofMinutes(-2), JWSAlgorithm.HS256), SECRET);
        refuses(jwt("42", Duration.ofHours(25), JWSAlgorithm.HS256), SECRET);
    }

    @Test
    void forgivesAClockThatIsAMinuteOff() throws JOSEException {
        assertThat(Identity.verify(jwt("42", Duration.ofSeconds(-50), JWSAlgorithm.HS256), SECRET, CLOCK)
                        .subject())
                .isEqualTo("42");
    }

    @Test
    void refusesOtherAlgorithmsAndNone() throws JOSEException {
        refuses(jwt("42", Duration.ofHours(1), JWSAlgorithm.HS512), SECRET);
        refuses(new PlainJWT(claims("42", Duration.ofHours(1))).serialize(), SECRET);
    }

    @Test
    void refusesASubjectThatSaysNothing() throws JOSEException {
        refuses(jwt(" ", Duration.ofHours(1), JWSAlgorithm.HS256), SECRET);
        refuses(jwt("x".repeat(201), Duration.ofHours(1), JWSAlgorithm.HS256), SECRET);
    }

    @Test
    void refusesWhatIsNoToken() {
        refuses("", SECRET);
        refuses("a.b.c", SECRET);
    }

    private static void refuses(String jwt, @Nullable String secret) {
        assertThatThrownBy(() -> Identity.verify(jwt, secret, CLOCK))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_IDENTITY));
    }

    private static String jwt(String subject, Duration life, JWSAlgorithm algorithm) throws JOSEException {
        SignedJWT signed = new SignedJWT(new JWSHeader(algorithm), claims(subject, life));
        signed.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
        return signed.serialize();
    }

    private static JWTClaimsSet claims(String subject, Duration life) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .claim("name", "Jonas")
                .expirationTime(Date.from(NOW.plus(life)))
                .build();
    }
}
