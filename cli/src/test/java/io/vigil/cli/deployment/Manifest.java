package io.vigil.cli.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The resources of a folder of manifests, patched as Kustomize does. */
final class Manifest {
    private static final Path K8S = Path.of("../k8s");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final List<JsonNode> resources = new ArrayList<>();

    /** @param folder below {@code k8s} */
    static Manifest of(String folder) throws IOException {
        var manifest = new Manifest();
        manifest.build(K8S.resolve(folder).normalize());
        return manifest;
    }

    private void build(Path folder) throws IOException {
        JsonNode kustomization =
                YAML.readTree(folder.resolve("kustomization.yaml").toFile());
        for (JsonNode resource : kustomization.path("resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            if (path.toFile().isDirectory()) {
                build(path);
            } else {
                YAML.readerFor(JsonNode.class)
                        .<JsonNode>readValues(path.toFile())
                        .forEachRemaining(resources::add);
            }
        }
        for (JsonNode patch : kustomization.path("patches")) {
            patch(YAML.readTree(folder.resolve(patch.path("path").asText()).toFile()));
        }
    }

    private void patch(JsonNode patch) {
        ObjectNode patched = (ObjectNode) only(patch.path("kind").asText());
        merge(patched, (ObjectNode) patch);
    }

    /** A JSON merge patch (RFC 7386): what Kustomize makes of a patch for a kind that it does not know. */
    private static void merge(ObjectNode into, ObjectNode patch) {
        patch.properties().forEach(member -> {
            boolean both =
                    member.getValue().isObject() && into.path(member.getKey()).isObject();
            if (both) {
                merge((ObjectNode) into.get(member.getKey()), (ObjectNode) member.getValue());
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    /** The only resource of the kind. */
    JsonNode only(String kind) {
        var found = resources.stream()
                .filter(resource -> resource.path("kind").asText().equals(kind))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " resources of kind " + kind);
        }
        return found.get(0);
    }
}
