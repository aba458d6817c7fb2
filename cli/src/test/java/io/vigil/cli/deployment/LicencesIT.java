package io.vigil.cli.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bill of materials names what is shipped, and under which licence; the build makes it. */
class LicencesIT {
    private static final Path BILL = Path.of("target", "vigil-bom.json");

    /** By the names and ids that poms give them. */
    private static final Pattern FREE = Pattern.compile(
            "(?i).*(apache|\\bmit\\b|bsd|bouncy castle|eclipse public|\\bepl|eclipse distribution|cc0|public domain|unlicense|go license|classpath).*");

    @Test
    void nothingIsShippedUnderALicenceThatBindsItsUsers() throws IOException {
        var refused = new TreeMap<String, List<String>>();
        JsonNode components = new ObjectMapper().readTree(BILL.toFile()).path("components");
        for (JsonNode component : components) {
            List<String> licences = licences(component);
            if (!isApaches(component)
                    && licences.stream()
                            .noneMatch(licence -> FREE.matcher(licence).matches())) {
                refused.put(component.path("purl").asText(), licences);
            }
        }

        assertThat(components).hasSizeGreaterThan(20);
        assertThat(refused).isEmpty();
    }

    /** Ours, and what the Apache Software Foundation publishes: not each of its poms says under which licence. */
    private static boolean isApaches(JsonNode component) {
        String group = component.path("group").asText();
        return group.equals("io.vigil") || group.startsWith("org.apache.");
    }

    /** Of several, the user may choose. */
    private static List<String> licences(JsonNode component) {
        var names = new ArrayList<String>();
        for (JsonNode choice : component.path("licenses")) {
            names.add(choice.path("license").path("id").asText()
                    + choice.path("license").path("name").asText()
                    + choice.path("expression").asText());
        }
        return names;
    }
}
