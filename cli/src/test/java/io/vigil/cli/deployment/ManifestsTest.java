package io.vigil.cli.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** With every member refused that the schema does not name, as {@code kubectl --validate=strict} does. */
    private static Schema schema() throws IOException {
        JsonNode crd;
        try (InputStream shipped = ManifestsTest.class.getResourceAsStream(CRD)) {
            crd = new ObjectMapper(new YAMLFactory()).readTree(shipped);
        }
        JsonNode schema = crd.at("/spec/versions/0/schema/openAPIV3Schema");
        ((ObjectNode) schema.get("properties")).putObject("apiVersion");
        ((ObjectNode) schema.get("properties")).putObject("kind");
        ((ObjectNode) schema.get("properties")).putObject("metadata");
        close(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(schema);
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
    @ValueSource(strings = {"base", "overlays/eks", "overlays/eks-autoscaled"})
    void nothingRunsAsRootNorWritesWhereTheProgramLies(String folder) throws IOException {
        JsonNode pod = Manifest.of(folder).only("FlinkDeployment").at("/spec/podTemplate/spec");
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
