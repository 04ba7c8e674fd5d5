package org.warmline.contact;

/** What a feature does with its own rows when an anonymous contact turns out to be a verified one. */
public interface MergeStep {
    /** Called inside the merging transaction, with both contacts locked. */
    void merge(ContactId anonymous, ContactId verified);

    /** Called after the commit. */
    default void merged(ContactId verified) {}
}
