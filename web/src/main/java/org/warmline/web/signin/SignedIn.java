package org.warmline.web.signin;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** A session just opened; the same token is in the cookie. */
@Serdeable
record SignedIn(String token, Instant expiresAt, Me staff) {}
