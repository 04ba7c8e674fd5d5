package org.warmline.standalone;

import java.nio.file.Path;
import org.warmline.standalone.database.DataDirectory;
import org.warmline.standalone.database.EmbeddedDatabase;
import org.warmline.web.launch.DatabaseLocation;
import org.warmline.web.launch.Lifecycle;
import org.warmline.web.launch.Service;
import org.warmline.web.launch.Settings;

/** The default run: everything in one process, as {@code ./warmline run} starts it. */
public final class Warmline {
    private Warmline() {}

    public static void main(String[] arguments) {
        Lifecycle.run(lifecycle -> {
            Settings settings = Settings.from(System.getenv());
            Place place = settings.join().map(Place::joined).orElseGet(() -> Place.own(settings, lifecycle));
            boolean demo = place.demo();
            Service service = lifecycle.closeAtEnd(Service.start(settings, place.database(), demo));
            System.out.println("Warmline is ready: " + settings.publicUrl() + "/console");
            if (demo) {
                System.out.println("  the demo's customers write at " + settings.publicUrl() + "/demo");
            }
            service.firstRunPath()
                    .ifPresent(path -> System.out.println("  begin here, once: " + settings.publicUrl() + path));
            System.out.println("  Ctrl-C stops it.");
        });
    }

    /** Where everything is kept, and whether it is the demo's. */
    private record Place(DatabaseLocation database, boolean demo) {
        /** That of another Warmline on this machine, which looks after it and has set up the demo if there is one. */
        static Place joined(Path directory) {
            return new Place(EmbeddedDatabase.ofRunning(directory), DataDirectory.wasBegunAsDemo(directory));
        }

        static Place own(Settings settings, Lifecycle lifecycle) {
            DataDirectory directory = lifecycle.closeAtEnd(DataDirectory.open(settings.dataDirectory()));
            boolean demo = settings.demo().orElseGet(() -> directory.isDemo(settings.demoSuits()));
            if (demo) {
                directory.rememberDemo();
            }
            DatabaseLocation database = settings.database()
                    .orElseGet(() -> lifecycle
                            .closeAtEnd(EmbeddedDatabase.start(directory))
                            .location());
            return new Place(database, demo);
        }
    }
}
