package org.warmline.report;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.warmline.report.SatisfactionFigures.Group;
import org.warmline.report.SatisfactionFigures.ResponseRate;
import org.warmline.storage.Row;
import org.warmline.storage.Sql;
import org.warmline.workspace.CurrentWorkspace;

/**
 * How satisfied customers were, over a time and split by time, inbox, audience or team; never by agent.
 *
 * <p>What is counted is questions. A question, and with it its answer, belongs to the day on which it was asked, in the workspace's
 * time zone, whenever it was answered.
 */
@Singleton
public class SatisfactionReport {
    private static final String QUERY = """
            with wanted as (
                select ?::uuid as workspace_id, ?::date as first_day, ?::date as last_day, ?::text as split_by
            ),
            question as (
                select
                    (satisfaction.asked_at at time zone workspace.time_zone)::date as day,
                    inbox.name as inbox,
                    inbox.audience as audience,
                    team.name as team,
                    true as asked,
                    satisfaction.score as score
                from wanted
                join workspace
                    on workspace.id = wanted.workspace_id
                join satisfaction
                    on satisfaction.workspace_id = workspace.id
                    -- For the index only: no time zone is further than this from UTC.
                    and satisfaction.asked_at >= (wanted.first_day - 1)::timestamp at time zone 'UTC'
                    and satisfaction.asked_at < (wanted.last_day + 2)::timestamp at time zone 'UTC'
                    -- Midnight may come twice or never where clocks change, so it is the local day that decides.
                    and (satisfaction.asked_at at time zone workspace.time_zone)::date
                        between wanted.first_day and wanted.last_day
                left join inbox
                    on inbox.workspace_id = satisfaction.workspace_id and inbox.id = satisfaction.inbox_id
                left join team
                    on team.workspace_id = satisfaction.workspace_id and team.id = satisfaction.team_id
            ),
            quiet_day as (
                -- A row per day that counts for nothing, so that a time without questions is a group of zeros and no hole.
                select
                    day::date as day,
                    null::text as inbox,
                    null::text as audience,
                    null::text as team,
                    false as asked,
                    null::integer as score
                from wanted, generate_series(first_day, last_day, interval '1 day') as day
                where split_by in ('day', 'week', 'month')
            ),
            counted as (
                select day, inbox, audience, team, asked, score from question
                union all
                select day, inbox, audience, team, asked, score from quiet_day
            ),
            keyed as (
                select
                    case wanted.split_by
                        when 'day' then to_char(counted.day::timestamp, 'YYYY-MM-DD')
                        when 'week' then to_char(date_trunc('week', counted.day::timestamp), 'YYYY-MM-DD')
                        when 'month' then to_char(counted.day::timestamp, 'YYYY-MM')
                        when 'inbox' then coalesce(counted.inbox, '')
                        when 'audience' then coalesce(counted.audience, '')
                        when 'team' then coalesce(counted.team, '')
                    end as key,
                    counted.asked,
                    counted.score
                from wanted, counted
            )
            select
                grouping(keyed.key) = 1 as is_whole,
                keyed.key as key,
                count(*) filter (where keyed.asked) as asked,
                count(keyed.score) as answered,
                count(*) filter (where keyed.score >= 4) as positive
            from keyed
            group by grouping sets ((), (keyed.key))
            order by is_whole desc, key
            """;

    private final Sql sql;
    private final CurrentWorkspace workspace;

    SatisfactionReport(Sql sql, CurrentWorkspace workspace) {
        this.sql = sql;
        this.workspace = workspace;
    }

    /**
     * Counts all questions from the beginning of the first day to the end of the last, in one snapshot.
     *
     * <p>Groups of time come in order and without holes; a week or month that the period cuts counts only its days within. Other
     * groups come by name, and only those that asked anybody.
     *
     * @param to not before {@code from}
     * @param groupBy null for no groups
     */
    public SatisfactionFigures read(LocalDate from, LocalDate to, @Nullable Grouping groupBy) {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
        List<Counted> rows = sql.listPlannedAnew(
                QUERY, Counted::read, workspace.id(), from, to, groupBy == null ? null : groupBy.wire());
        Counted whole = rows.getFirst();
        List<Group> groups = new ArrayList<>();
        if (groupBy != null) {
            for (Counted row : rows.subList(1, rows.size())) {
                groups.add(new Group(row.key(), row.score(), row.responseRate()));
            }
        }
        return new SatisfactionFigures(whole.score(), whole.responseRate(), groups);
    }

    private record Counted(String key, long asked, long answered, long positive) {
        static Counted read(Row row) throws SQLException {
            String key = row.textOrNull("key");
            return new Counted(
                    key == null ? "" : key, row.number("asked"), row.number("answered"), row.number("positive"));
        }

        Share score() {
            return Share.of(positive, answered);
        }

        ResponseRate responseRate() {
            return ResponseRate.of(asked, answered);
        }
    }
}
