package org.warmline.contact;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/**
 * Who a visitor is, vouched for by the customer's own web site.
 *
 * @param subject the site's own id of them, 1 to 200 characters
 */
record Identity(
        String subject, @Nullable String name, @Nullable String email) {
    private static final Duration LONGEST = Duration.ofHours(24);
    /** How far the site's clock may be off. */
    private static final Duration TOLERANCE = Duration.ofSeconds(60);

    /**
     * Reads a JWT signed with HS256 and the inbox's secret. Anything wrong with it is refused, never ignored: a visitor must not
     * become somebody else by a mistake.
     */
    static Identity verify(String jwt, @Nullable String secret, Clock clock) {
        if (secret == null) {
            throw refused("this inbox takes no identities");
        }
        try {
            SignedJWT signed = SignedJWT.parse(jwt);
            if (!JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())) {
                throw refused("it must be signed with HS256");
            }
            if (!signed.verify(new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)))) {
                throw refused("its signature does not match the inbox's secret");
            }
            return read(signed.getJWTClaimsSet(), clock.instant());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw refused("it is no JWT");
        }
    }

    private static Identity read(JWTClaimsSet claims, Instant now) throws ParseException {
        Date expires = claims.getExpirationTime();
        if (expires == null) {
            throw refused("it has no exp");
        }
        if (expires.toInstant().isBefore(now.minus(TOLERANCE))) {
            throw refused("it has expired");
        }
        if (expires.toInstant().isAfter(now.plus(LONGEST).plus(TOLERANCE))) {
            throw refused("it may live 24 hours at most");
        }
        Date notBefore = claims.getNotBeforeTime();
        if (notBefore != null && notBefore.toInstant().isAfter(now.plus(TOLERANCE))) {
            throw refused("it is not valid yet");
        }
        String subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > 200 || subject.indexOf('\0') >= 0) {
            throw refused("sub must have 1 to 200 characters");
        }
        return new Identity(subject, text(claims, "name"), text(claims, "email"));
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) throws ParseException {
        String value = claims.getStringClaim(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > 200 || value.indexOf('\0') >= 0) {
            throw refused(name + " may have 200 characters at most");
        }
        return value;
    }

    private static Problem refused(String why) {
        return new Problem(ProblemCode.INVALID_IDENTITY, "The identity was refused: " + why + ".");
    }
}
