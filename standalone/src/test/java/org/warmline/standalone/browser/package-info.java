/**
 * Scenarios with the real pages in a real browser, against the whole product in this JVM and a real PostgreSQL. {@link
 * org.warmline.standalone.browser.CustomerSide} and {@link org.warmline.standalone.browser.AgentSide} know the pages, so that
 * a scenario reads like what people do. Waiting is Playwright's: for something to be seen, never for time to pass.
 */
@NullMarked
package org.warmline.standalone.browser;

import org.jspecify.annotations.NullMarked;
