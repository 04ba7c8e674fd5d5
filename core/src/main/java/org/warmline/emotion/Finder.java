package org.warmline.emotion;

import java.util.List;

/** One way to find evidence in a text. Pure; several of them side by side make a reading. */
interface Finder {
    /** What speaks for or against a label, in any order. */
    List<Evidence> find(Reading reading);
}
