package org.warmline.web.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void listsEverySettingAndNoOther() throws IOException {
        Set<String> known = askedFor();
        known.addAll(find("\\b(WARMLINE_[A-Z_]+[A-Z])\\b", ROOT.resolve("warmline")));

        assertThat(find("(?m)^\\| `(WARMLINE_[A-Z_]+)`", ROOT.resolve("README.md")))
                .isEqualTo(known);
    }

    @Test
    void linksOnlyToWhatIsThere() throws IOException {
        assertThat(find("\\]\\((?!https?:)([^)#]+)(?<!\\.png)[)#]", ROOT.resolve("README.md")))
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    private static Set<String> askedFor() {
        Set<String> asked = new TreeSet<>();
        Map<String, String> environment = new HashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public @Nullable String get(Object name) {
                asked.add(name.toString());
                return super.get(name);
            }
        };
        var unused = Settings.from(environment);
        return asked;
    }

    private static Set<String> find(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
