package io.vigil.cli.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vigil.cli.ConsoleCommand;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The manifests of {@code k8s}, checked as far as it goes without a cluster. */
class ManifestsTest {
    /** As the Flink Kubernetes Operator 1.10 ships it. */
    private static final String CRD = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";

    private static Map<String, String> configuration(JsonNode deployment) {
        var keys = new HashMap<String, String>();
        deployment
                .at("/spec/flinkConfiguration")
                .properties()
                .forEach(entry -> keys.put(entry.getKey(), entry.getValue().asText()));
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/eks", "overlays/eks-autoscaled"})
    void theOperatorAcceptsTheDeployment(String folder) throws IOException {
        JsonNode deployment = Manifest.of(folder).only("FlinkDeployment");

        assertThat(schema().validate(deployment)).isEmpty();
    }

    /** Flink's operator takes a pod as Kubernetes does, so its schema is that of any pod. */
    @Test
    void thePodOfTheConsoleIsOneThatKubernetesAccepts() throws IOException {
        JsonNode template = Manifest.of("console").only("Deployment").at("/spec/template");

        assertThat(schema("/properties/spec/properties/podTemplate").validate(template))
                .isEmpty();
    }

    @Test
    void whatBelongsToTheConsoleFindsItsPod() throws IOException {
        Manifest console = Manifest.of("console");
        JsonNode deployment = console.only("Deployment");
        JsonNode labels = deployment.at("/spec/template/metadata/labels");

        assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(console.only("Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(console.only("NetworkPolicy").at("/spec/podSelector/matchLabels"))
                .isEqualTo(labels);
        assertThat(Manifest.of("base").only("NetworkPolicy").at("/spec/ingress/1/from/0/podSelector/matchLabels"))
                .isEqualTo(labels);
    }

    @Test
    void theConsoleKnowsItsSecretsByReference() throws IOException {
        JsonNode pod = Manifest.of("console").only("Deployment").at("/spec/template/spec");

        assertThat(pod.at("/containers/0/env/0/name").asText()).isEqualTo("VIGIL_STORE");
        assertThat(pod.at("/containers/0/env/0/valueFrom/secretKeyRef/name").asText())
                .isEqualTo("vigil-store");
        assertThat(pod.at("/volumes/0/secret/secretName").asText()).isEqualTo("vigil-console");
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
    }

    @Test
    void theConsoleKnowsItsArguments() throws IOException {
        var command = new ConsoleCommand(Clock.systemUTC());
        JsonNode arguments = Manifest.of("console").only("Deployment").at("/spec/template/spec/containers/0/args");
        var given = new ArrayList<String>();
        arguments.forEach(argument -> given.add(argument.asText()));

        var parsed = new CommandLine(command).parseArgs(given.toArray(String[]::new));

        assertThat(parsed.matchedOptions()).hasSameSizeAs(given);
    }

    private static Schema schema() throws IOException {
        return schema("");
    }

    /**
     * With every member refused that the schema does not name, as {@code kubectl --validate=strict} does.
     *
     * @param part of the schema, where it is in that of a deployment
     */
    private static Schema schema(String part) throws IOException {
        JsonNode crd;
        try (InputStream shipped = ManifestsTest.class.getResourceAsStream(CRD)) {
            crd = new ObjectMapper(new YAMLFactory()).readTree(shipped);
        }
        JsonNode schema = crd.at("/spec/versions/0/schema/openAPIV3Schema");
        ((ObjectNode) schema.get("properties")).putObject("apiVersion");
        ((ObjectNode) schema.get("properties")).putObject("kind");
        ((ObjectNode) schema.get("properties")).putObject("metadata");
        close(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(schema.at(part));
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ManifestsTest::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/eks", "overlays/eks-autoscaled"})
    void aLostJobManagerGoesOnFromTheLastCheckpointUnderEveryOperator(String folder) throws IOException {
        Map<String, String> keys = configuration(Manifest.of(folder).only("FlinkDeployment"));

        assertThat(keys)
                .containsEntry("high-availability.type", "kubernetes")
                .containsKey("high-availability.storageDir");
        assertThat(keys.get("state.savepoints.dir")).isEqualTo(keys.get("execution.checkpointing.savepoint-dir"));
        assertThat(keys.get("state.checkpoints.dir")).isEqualTo(keys.get("execution.checkpointing.dir"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/eks", "overlays/eks-autoscaled"})
    void whatMustOutliveAPodLiesInTheBucket(String folder) throws IOException {
        Map<String, String> keys = configuration(Manifest.of(folder).only("FlinkDeployment"));

        assertThat(keys.values()).noneMatch(value -> value.startsWith("file:"));
    }

    @ParameterizedTest
    @CsvSource({
        "base, FlinkDeployment, /spec/podTemplate",
        "overlays/eks, FlinkDeployment, /spec/podTemplate",
        "overlays/eks-autoscaled, FlinkDeployment, /spec/podTemplate",
        "console, Deployment, /spec/template"
    })
    void nothingRunsAsRootNorWritesWhereTheProgramLies(String folder, String kind, String template) throws IOException {
        JsonNode pod = Manifest.of(folder).only(kind).at(template + "/spec");
        JsonNode container = pod.at("/containers/0/securityContext");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/eks", "overlays/eks-autoscaled"})
    void noSecretStandsInAnArgument(String folder) throws IOException {
        JsonNode arguments = Manifest.of(folder).only("FlinkDeployment").at("/spec/job/args");

        assertThat(arguments).noneMatch(argument -> argument.asText().startsWith("--store"));
    }
}
