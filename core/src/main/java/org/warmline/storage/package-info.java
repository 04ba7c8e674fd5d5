/**
 * How everything else reads and writes PostgreSQL.
 *
 * <p>Entry types: {@link org.warmline.storage.Sql} runs visible SQL, {@link org.warmline.storage.Row} reads its rows,
 * {@link org.warmline.storage.Ids} makes ids, {@link org.warmline.storage.DurabilityCheck} asks whether what is written stays.
 * Stands below every feature and knows none.
 *
 * <p>Every table's primary key, unique constraints and joins begin with {@code workspace_id}, so that a database can be spread
 * by it. The schema is in {@code db/migration}, and nowhere else.
 */
@NullMarked
package org.warmline.storage;

import org.jspecify.annotations.NullMarked;
