/**
 * What happens after a customer's message is stored, off its path: feeling, escalation, the assistant's answer,
 * suggestions. Works from cursors in the database, so nothing is forgotten by a crash and nothing is answered twice.
 */
@NullMarked
package org.warmline.chat.listening;

import org.jspecify.annotations.NullMarked;
