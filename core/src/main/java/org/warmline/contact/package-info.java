/**
 * Who writes to us: contacts, the tokens of their browsers, and verified identities.
 *
 * <p>Stands on {@code workspace}.
 */
@NullMarked
package org.warmline.contact;

import org.jspecify.annotations.NullMarked;
