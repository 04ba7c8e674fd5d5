package org.warmline.satisfaction;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.warmline.conversation.ConversationId;
import org.warmline.storage.Ids;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.InboxId;
import org.warmline.workspace.StaffId;
import org.warmline.workspace.TeamId;

/** Asks the customer how it was, and keeps the answer with whoever had the conversation then. */
@Singleton
public class Satisfaction {
    public static final int LOWEST_SCORE = 1;
    public static final int HIGHEST_SCORE = 5;

    /** In code points. */
    public static final int LONGEST_COMMENT = 2_000;

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final CurrentWorkspace workspace;

    Satisfaction(Sql sql, Ids ids, Clock clock, CurrentWorkspace workspace) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.workspace = workspace;
    }

    /**
     * Asks once more. Call it in the transaction that resolves the conversation, so that a resolved conversation has always been
     * asked about.
     *
     * @param agent who has the conversation now; null when the assistant had it to the end
     * @param at when it was resolved; the rating counts for this moment's day
     */
    public void ask(
            ConversationId conversation, InboxId inbox, @Nullable StaffId agent, @Nullable TeamId team, Instant at) {
        sql.update("""
                insert into satisfaction (workspace_id, id, conversation_id, inbox_id, agent_id, team_id, asked_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """, workspace.id(), ids.next(), conversation, inbox, agent, team, at);
    }

    /**
     * Answers the latest question about a conversation, in place of an earlier answer to it; answers to earlier questions stay.
     * Whether the conversation is resolved, and the customer's own, is for the caller to know.
     *
     * @throws IllegalArgumentException when the score or the comment is out of range; the caller has told the customer before
     */
    public AnswerResult answer(ConversationId conversation, int score, @Nullable String comment) {
        refuseOutOfRange(score, comment);
        return sql.<AnswerResult>first(
                        """
                        update satisfaction
                        set score = ?, comment = ?, answered_at = ?
                        where satisfaction.workspace_id = ?
                          and satisfaction.id = (
                              select latest.id
                              from satisfaction latest
                              where latest.workspace_id = ? and latest.conversation_id = ?
                              order by latest.asked_at desc, latest.id desc
                              limit 1)
                        returning (
                            select staff.name
                            from staff
                            where staff.workspace_id = satisfaction.workspace_id
                              and staff.id = satisfaction.agent_id) as agent_name
                        """,
                        row -> new AnswerResult.Answered(score, comment, row.textOrNull("agent_name")),
                        score,
                        comment,
                        clock.instant(),
                        workspace.id(),
                        workspace.id(),
                        conversation)
                .orElseGet(AnswerResult.NotAsked::new);
    }

    private static void refuseOutOfRange(int score, @Nullable String comment) {
        if (score < LOWEST_SCORE || score > HIGHEST_SCORE) {
            throw new IllegalArgumentException("a score is from 1 to 5, not " + score);
        }
        if (comment != null && comment.codePointCount(0, comment.length()) > LONGEST_COMMENT) {
            throw new IllegalArgumentException("a comment has at most " + LONGEST_COMMENT + " characters");
        }
    }
}
