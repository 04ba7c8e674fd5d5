package org.warmline.bench;

/** Something to measure. */
enum Scenario {
    CONVERSATION {
        @Override
        Table run(Stage stage) {
            return Conversation.run(stage);
        }
    },
    IDLE {
        @Override
        Table run(Stage stage) {
            return Idle.run(stage);
        }
    },
    STORM {
        @Override
        Table run(Stage stage) {
            return Storm.run(stage);
        }
    },
    SLOW {
        @Override
        Table run(Stage stage) {
            return Slow.run(stage);
        }
    },
    GROWTH {
        @Override
        Table run(Stage stage) {
            return Growth.run(stage);
        }
    },
    NODES {
        @Override
        Table run(Stage stage) {
            return Nodes.run(stage);
        }
    },
    HEARING {
        @Override
        Table run(Stage stage) {
            return Hearing.run(stage);
        }
    };

    /** Starts what it needs, measures and stops it again. */
    abstract Table run(Stage stage);
}
