package org.warmline.web.signin;

import io.micronaut.serde.annotation.Serdeable;

/** Whether this installation still waits for its first owner. */
@Serdeable
record SetupState(boolean needed) {}
