package org.warmline.bench.relay;

import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The relay's one table, over one connection that commits each statement. Not thread-safe. */
final class RelayTable {
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement missed;

    RelayTable(Connection connection) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement("""
                INSERT INTO relay_message (conversation, seq, id, body)
                SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[])
                """);
        this.missed = connection.prepareStatement("""
                SELECT reader.place, message.seq, message.id, message.body
                FROM unnest(?::uuid[], ?::bigint[]) WITH ORDINALITY AS reader (conversation, seq, place)
                JOIN relay_message message ON message.conversation = reader.conversation AND message.seq > reader.seq
                ORDER BY reader.place, message.seq
                """);
    }

    /** A message, and whom to tell once it is stored. */
    record Row(Room room, Channel sender, Said said) {}

    /** Returns after the commit. */
    void insert(List<Row> rows) throws SQLException {
        insert.setArray(1, array("uuid", rows, row -> row.room().conversation()));
        insert.setArray(2, array("bigint", rows, row -> row.said().seq()));
        insert.setArray(3, array("uuid", rows, row -> row.said().id()));
        insert.setArray(4, array("text", rows, row -> new String(row.said().body(), StandardCharsets.UTF_8)));
        insert.executeUpdate();
    }

    /** What each of them missed, in one read. */
    List<List<Said>> missed(List<GroupCommit.Work.Join> joins) throws SQLException {
        missed.setArray(1, array("uuid", joins, join -> join.room().conversation()));
        missed.setArray(2, array("bigint", joins, GroupCommit.Work.Join::after));
        List<List<Said>> found = new ArrayList<>();
        joins.forEach(join -> found.add(new ArrayList<>()));
        try (ResultSet rows = missed.executeQuery()) {
            while (rows.next()) {
                found.get(rows.getInt(1) - 1)
                        .add(new Said(
                                rows.getLong(2),
                                rows.getObject(3, UUID.class),
                                rows.getString(4).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return found;
    }

    private <T> Array array(String type, List<T> items, Function<T, Object> value) throws SQLException {
        return connection.createArrayOf(type, items.stream().map(value).toArray());
    }
}
