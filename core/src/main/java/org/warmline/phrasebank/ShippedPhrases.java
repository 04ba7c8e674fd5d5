package org.warmline.phrasebank;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The phrases that come with Warmline: {@code phrases/<locale>/<name>.yaml} on the class path, one situation a file, found by
 * listing the directory (in a jar or not), so that a new file needs no entry anywhere.
 */
@Singleton
final class ShippedPhrases {
    private final ClassLoader loader;
    private final String root;

    @Inject
    ShippedPhrases() {
        this(ShippedPhrases.class.getClassLoader(), "phrases");
    }

    /** Reads another directory of the class path. */
    ShippedPhrases(ClassLoader loader, String root) {
        this.loader = loader;
        this.root = root;
    }

    /**
     * Reads all files, in the order of their paths.
     *
     * @throws PhraseFormatException at the first thing that is wrong, naming file and phrase
     */
    Content read() {
        List<Situation> situations = new ArrayList<>();
        List<Phrase.Content> phrases = new ArrayList<>();
        Map<String, String> homes = new HashMap<>();
        try {
            // The first on the class path: the same jar can be there twice, named by another jar's manifest.
            URL home = loader.getResource(root);
            if (home != null) {
                for (PhraseFile file : files(home)) {
                    PhraseFile.Content read = file.read();
                    situations.add(read.situation());
                    claim(homes, file, "situation", read.situation().key());
                    read.phrases().forEach(phrase -> claim(homes, file, "phrase", phrase.key()));
                    phrases.addAll(read.phrases());
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw new UncheckedIOException(
                    "cannot read the shipped phrases", e instanceof IOException io ? io : new IOException(e));
        }
        return new Content(situations, phrases);
    }

    /** A key names one thing within a locale: the database holds it once. */
    private static void claim(Map<String, String> homes, PhraseFile file, String kind, String key) {
        String other = homes.putIfAbsent(file.locale() + " " + kind + " " + key, file.name());
        if (other != null) {
            throw new PhraseFormatException(file.name(), kind + " " + key + " is there twice, also in " + other);
        }
    }

    private static List<PhraseFile> files(URL url) throws IOException, URISyntaxException {
        if (url.openConnection() instanceof JarURLConnection inJar) {
            URI jar = inJar.getJarFileURL().toURI();
            // A file system of our own: the one shared per URI may be open already, or be closed under us.
            try (FileSystem opened = FileSystems.newFileSystem(Path.of(jar))) {
                return files(opened.getPath(inJar.getEntryName()));
            }
        }
        return files(Path.of(url.toURI()));
    }

    private static List<PhraseFile> files(Path directory) throws IOException {
        List<PhraseFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(directory, 2)) {
            for (Path path : found.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Path name = directory.relativize(path);
                if (name.getNameCount() != 2) {
                    throw new PhraseFormatException(name.toString(), "must lie in a directory named by its locale");
                }
                files.add(new PhraseFile(
                        name.getName(0).toString().replace("/", ""), name.toString(), Files.readString(path)));
            }
        }
        return files;
    }

    /** All that is shipped. */
    record Content(List<Situation> situations, List<Phrase.Content> phrases) {
        Content {
            situations = List.copyOf(situations);
            phrases = List.copyOf(phrases);
        }
    }
}
