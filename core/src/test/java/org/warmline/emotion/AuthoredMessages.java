package org.warmline.emotion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The messages that the heads of a language are fitted and checked on, from {@code core/src/main/messages/<language>/*.tsv}. */
record AuthoredMessages(List<Message> all) {
    private static final Set<String> TOPIC_ONLY = Set.of("hints", "lookalikes", "topics");
    private static final String NONE = "-";

    /**
     * A message and what is right.
     *
     * @param heldOut never looked at by a fit
     * @param file which file it stands in, such as {@code hard}
     * @param feelings the first is the one to learn; the others are as right. Only what is there for its topic may have none
     */
    record Message(boolean heldOut, String file, List<Label> feelings, Set<String> concerns, String text) {
        /** Neutral stands in where none is given. */
        Label feeling() {
            return feelings.isEmpty() ? Label.NEUTRAL : feelings.getFirst();
        }

        /** Written to mislead. */
        boolean hard() {
            return file.equals("hard");
        }

        /** Written for its topic, or for looking like one: so many say the same thing in such a mood that their feeling would be learnt from the wrong words. */
        boolean topicOnly() {
            return TOPIC_ONLY.contains(file);
        }

        /** Everyday talk, mostly not to a business. */
        boolean plain() {
            return file.equals("plain");
        }
    }

    /** @param root the folder {@code core/src/main/messages} */
    static AuthoredMessages of(Path root, String language) {
        List<Message> messages = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve(language))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".tsv", "");
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    if (!line.startsWith("#") && !line.isBlank()) {
                        messages.add(message(file, name, line.split("\t")));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The messages of " + language + " cannot be read", e);
        }
        return new AuthoredMessages(List.copyOf(messages));
    }

    /** Where the messages lie, seen from the project's root or from core. */
    static Path root() {
        Path inCore = Path.of("src/main/messages");
        return Files.isDirectory(inCore) ? inCore : Path.of("core").resolve(inCore);
    }

    List<Message> fit() {
        return all.stream().filter(message -> !message.heldOut()).toList();
    }

    /** What customers write; without the everyday talk. */
    List<Message> heldOut() {
        return all.stream()
                .filter(message -> message.heldOut() && !message.plain())
                .toList();
    }

    List<Message> heldOutPlain() {
        return all.stream()
                .filter(message -> message.heldOut() && message.plain())
                .toList();
    }

    /** The first letters of a hash of everything that is fitted on. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Message message : fit()) {
                digest.update((message.file() + "\t" + message.feelings() + "\t" + new TreeSet<>(message.concerns())
                                + "\t" + message.text() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Message message(Path file, String name, String[] row) {
        if (row.length != 4) {
            throw new IllegalStateException(file + ": four columns, not " + Arrays.toString(row));
        }
        return new Message(
                switch (row[0]) {
                    case "held-out" -> true;
                    case "fit" -> false;
                    default -> throw new IllegalStateException(file + ": " + row[0]);
                },
                name,
                row[1].equals(NONE) && TOPIC_ONLY.contains(name)
                        ? List.of()
                        : Arrays.stream(row[1].split("/"))
                                .map(word -> known(file, word, Label.of(word)))
                                .toList(),
                row[2].equals(NONE)
                        ? Set.of()
                        : Set.of(Arrays.stream(row[2].split(","))
                                .map(word ->
                                        known(file, word, ConcernKind.of(word)).wire())
                                .distinct()
                                .toArray(String[]::new)),
                row[3]);
    }

    private static <T> T known(Path file, String word, Optional<T> meaning) {
        return meaning.orElseThrow(() -> new IllegalStateException(file + ": nothing is called " + word));
    }
}
