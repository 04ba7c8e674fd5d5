package org.warmline.web.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads values out of the environment, collecting every mistake so that the operator mends them in one go. Blank means absent. */
final class SettingsReader {
    /** Read by the start script, not by us. */
    private static final Set<String> OF_THE_SCRIPT = Set.of("WARMLINE_HEAP", "WARMLINE_JAVA_HOME");

    private static final int TYPING_MISTAKES = 4;

    private final Map<String, String> environment;
    private final Set<String> known = new TreeSet<>(OF_THE_SCRIPT);
    private final List<String> mistakes = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    int port(String name, int otherwise) {
        return text(name)
                .map(value -> {
                    if (value.matches("\\d{1,5}")
                            && Integer.parseInt(value) >= 1
                            && Integer.parseInt(value) <= 65_535) {
                        return Integer.parseInt(value);
                    }
                    mistake(name + " must be a port number from 1 to 65535, but is \"" + value + "\".");
                    return otherwise;
                })
                .orElse(otherwise);
    }

    /** A whole number above 0, as it stands there. */
    Optional<String> count(String name) {
        return text(name).filter(value -> is(value, "[1-9]\\d{0,8}", name, "a whole number from 1 to 999999999"));
    }

    /** A length of time, as it stands there. */
    Optional<String> span(String name) {
        return text(name)
                .filter(value -> is(value, "[1-9]\\d{0,5}(ms|s|m)", name, "a length of time as in 500ms, 10s or 2m"));
    }

    private boolean is(String value, String pattern, String name, String what) {
        boolean right = value.matches(pattern);
        if (!right) {
            mistake(name + " must be " + what + ", but is \"" + value + "\".");
        }
        return right;
    }

    Optional<Boolean> choice(String name, String yes, String no) {
        return text(name).flatMap(value -> {
            if (value.equals(yes) || value.equals(no)) {
                return Optional.of(value.equals(yes));
            }
            mistake(name + " must be " + yes + " or " + no + ", but is \"" + value + "\".");
            return Optional.empty();
        });
    }

    Optional<URI> webAddress(String name) {
        return text(name).flatMap(value -> {
            try {
                URI uri = new URI(value.replaceFirst("/+$", ""));
                String scheme = Optional.ofNullable(uri.getScheme()).orElse("");
                if ((scheme.equals("http") || scheme.equals("https"))
                        && uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawPath().isEmpty()
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null) {
                    return Optional.of(uri);
                }
            } catch (URISyntaxException e) {
                // Said below, in our words.
            }
            mistake(name + " must be an address as in https://chat.example.org, without a path, but is \"" + value
                    + "\".");
            return Optional.empty();
        });
    }

    Optional<DatabaseLocation> database(String urlName, String userName, String passwordName) {
        @Nullable String user = text(userName).orElse(null);
        @Nullable String password = text(passwordName).orElse(null);
        Optional<String> url = text(urlName);
        if (url.isEmpty() && (user != null || password != null)) {
            mistake(userName + " and " + passwordName + " say who we are at " + urlName + ", which is missing.");
        }
        return url.flatMap(value -> {
            try {
                return Optional.of(DatabaseLocation.parse(value, user, password));
            } catch (IllegalArgumentException e) {
                mistake(urlName + " " + e.getMessage() + ".");
                return Optional.empty();
            }
        });
    }

    Optional<Owner> owner(String emailName, String passwordName) {
        Optional<String> email = text(emailName);
        Optional<String> password = text(passwordName);
        if (email.isPresent() != password.isPresent()) {
            mistake(emailName + " and " + passwordName
                    + " belong together: give both, or neither for the first-run page.");
        }
        email.filter(value -> !value.matches("[^@\\s]+@[^@\\s]+"))
                .ifPresent(value -> mistake(emailName + " must be an e-mail address, but is \"" + value + "\"."));
        return email.flatMap(value -> password.map(secret -> new Owner(value, new Secret(secret))));
    }

    void mistake(String sentence) {
        mistakes.add(sentence);
    }

    /** Call after everything has been read: what has been asked for by then is what we know. */
    List<String> warnings() {
        return environment.keySet().stream()
                .filter(name -> name.startsWith("WARMLINE_") && !known.contains(name))
                .sorted()
                .map(name -> name + " is not a setting of Warmline and changes nothing." + nearest(name))
                .toList();
    }

    /** @throws StartFailure when there were any */
    void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            throw new StartFailure(String.join(System.lineSeparator(), mistakes));
        }
    }

    private String nearest(String name) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= TYPING_MISTAKES)
                .map(candidate -> " Did you mean " + candidate + "?")
                .orElse("");
    }

    /** How many letters must be added, left out or replaced to make one word of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] costs = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[other.length()];
    }
}
