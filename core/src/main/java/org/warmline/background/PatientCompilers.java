package org.warmline.background;

import io.micronaut.context.annotation.Context;

/**
 * Java's own compilers compute for tens of milliseconds at a time, most of all in the first minutes and when many come back at once: they
 * can be a little late, and messages can't.
 */
@Context
class PatientCompilers {
    PatientCompilers() {
        // Not on the thread that starts Warmline. Compilers that come later have their attributes from these.
        BackgroundThreads.patient("patience-")
                .newThread(() -> BackgroundThreads.makePatient("C1 Comp", "C2 Comp"))
                .start();
    }
}
