package org.warmline.chat.wire;

import java.util.Map;

/** Two nodes whose every signal is lost: the Redis that should carry them is not there. */
class ClusterWithoutHintsIT extends ClusterRules {
    @Override
    Map<String, Object> joinedBy() {
        return Map.of("warmline.redis-uri", "redis://127.0.0.1:1");
    }
}
