package org.warmline.chat.wire;

import java.util.Map;

/** Two nodes joined by nothing but their PostgreSQL. */
class ClusterByPostgresIT extends JoinedRules {
    @Override
    Map<String, Object> joinedBy() {
        return Map.of();
    }
}
