package org.warmline.standalone.demo;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What the blanks of the dialogues are filled with: lists by name, from {@code demo/words.yaml}. */
record Words(Map<String, List<String>> lists) {
    static Words load() {
        if (!(DemoFiles.yaml("words.yaml") instanceof Map<?, ?> yaml)) {
            throw new IllegalStateException("demo/words.yaml must be lists by name");
        }
        Map<String, List<String>> lists = new java.util.TreeMap<>();
        yaml.forEach((name, words) -> {
            if (!(words instanceof List<?> list) || list.isEmpty()) {
                throw new IllegalStateException("demo/words.yaml: " + name + " must be a list");
            }
            lists.put(String.valueOf(name), list.stream().map(String::valueOf).toList());
        });
        return new Words(lists);
    }

    String pick(String name, RandomGenerator random) {
        List<String> words = lists.getOrDefault(name, List.of());
        if (words.isEmpty()) {
            throw new IllegalArgumentException("there are no words for " + name);
        }
        return words.get(random.nextInt(words.size()));
    }
}
