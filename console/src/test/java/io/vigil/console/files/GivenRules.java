package io.vigil.console.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A job that takes all but what holds the word {@code wrong}, and reads lists from files. */
public final class GivenRules implements JobRules {
    @Override
    public List<String> objectionsToTuning(String text) {
        return text.contains("wrong") ? List.of("it is wrong") : List.of();
    }

    @Override
    public List<String> objectionsToList(Path file, boolean trusted) {
        try {
            return Files.readString(file).contains("wrong") ? List.of("the list is wrong") : List.of();
        } catch (IOException e) {
            return List.of("the list cannot be read");
        }
    }

    @Override
    public byte[] fetch(String location) throws IOException {
        try {
            return Files.readAllBytes(Path.of(URI.create(location)));
        } catch (IOException e) {
            throw new IOException("there is no such file", e);
        }
    }
}
