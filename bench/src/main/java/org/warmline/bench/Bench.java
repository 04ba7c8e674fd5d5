package org.warmline.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Starts Warmline and the yardsticks, measures them side by side, prints the figures and stops everything. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("help")) {
            System.out.print(Options.HELP);
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("jmh")) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.HELP);
            System.exit(2);
            return;
        }
        try (Stage stage = new Stage(options)) {
            for (Scenario scenario : options.scenarios()) {
                Table table = scenario.run(stage);
                System.out.println("\n" + table.text() + "\n" + table.markdown());
            }
        }
        System.exit(0);
    }
}
