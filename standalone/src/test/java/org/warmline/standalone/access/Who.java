package org.warmline.standalone.access;

/** Everybody who can call, in the order of the tables' columns. */
enum Who {
    ANONYMOUS,
    ITS_VISITOR,
    OTHER_VISITOR,
    AGENT_OF_ITS_TEAM,
    AGENT_OF_ANOTHER_TEAM,
    LEAD,
    OWNER
}
