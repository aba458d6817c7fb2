package io.vigil.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The small logs that come with the project, and their lists: each {@code lists/KIND.txt} holds what its name says. */
record Samples(Path root) {
    private static final String LIST = ".txt";

    /** Beside the launcher, which passes where that is; else in the working directory. */
    static Samples shipped() {
        return new Samples(Path.of(System.getProperty("vigil.home", ""), "samples"));
    }

    Path folder(String log) {
        return root.resolve(log);
    }

    /** As the option {@code --threat-list} takes them. */
    List<String> threatLists() {
        try (Stream<Path> files = Files.list(root.resolve("lists"))) {
            return files.filter(file -> file.toString().endsWith(LIST))
                    .sorted()
                    .map(file -> kind(file) + "=" + file)
                    .toList();
        } catch (IOException e) {
            return List.of(); // the folders of logs are missing, too, and that is reported
        }
    }

    Path awsRanges() {
        return root.resolve("lists").resolve("ip-ranges.json");
    }

    private static String kind(Path list) {
        String name = list.getFileName().toString();
        return name.substring(0, name.length() - LIST.length());
    }
}
