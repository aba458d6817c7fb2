package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A YAML file that stands beside this class: published facts, kept as data with their sources. */
final class ShippedList {
    private ShippedList() {}

    static JsonNode read(String name) {
        try (InputStream file = Objects.requireNonNull(ShippedList.class.getResourceAsStream(name), name)) {
            var problems = new Problems();
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode content = Yaml.documents(name, text, problems).stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(problems.toString()));
            problems.throwIfAny();
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " ships with this class and cannot be read", e);
        }
    }
}
