package io.vigil.jobs.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Flink cluster whose JobManager and TaskManager are processes of their own, from the jars beside the job's and the configuration that
 * the project ships. It follows what the scripts of Flink's distribution do.
 */
final class LocalFlink implements AutoCloseable {
    static final Path JAR = Path.of("target/vigil.jar").toAbsolutePath();

    private static final Path SHIPPED = Path.of("../flink-conf/config.yaml");
    private static final Path LOGGING = Path.of("../config/log4j2-test.properties").toAbsolutePath();
    private static final String CLASSES = Path.of("target/flink").toAbsolutePath() + "/*";
    private static final String MEMORY_LINE = "BASH_JAVA_UTILS_EXEC_RESULT:";
    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final int restPort;
    private final List<String> settings;
    private final List<LocalProcess> processes = new ArrayList<>();

    private LocalFlink(Path folder) throws IOException {
        this.folder = folder;
        this.restPort = LocalProcess.freePort();
        this.settings = List.of(
                "-Djobmanager.rpc.address=127.0.0.1",
                "-Djobmanager.rpc.port=" + LocalProcess.freePort(),
                "-Drest.address=127.0.0.1",
                "-Drest.port=" + restPort,
                "-Djobmanager.memory.process.size=1024m",
                "-Dtaskmanager.memory.process.size=1280m",
                "-Dtaskmanager.numberOfTaskSlots=2",
                "-Dexecution.checkpointing.dir=" + folder.resolve("checkpoints").toUri(),
                "-Dexecution.checkpointing.savepoint-dir=" + folder.resolve("savepoints").toUri());
    }

    static LocalFlink start(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        var cluster = new LocalFlink(folder);
        Files.copy(SHIPPED, Files.createDirectories(folder.resolve("conf")).resolve("config.yaml"));
        try {
            cluster.launch("jobmanager", "GET_JM_RESOURCE_PARAMS", environment);
            cluster.launch("taskmanager", "GET_TM_RESOURCE_PARAMS", environment);
            await("a registered TaskManager").atMost(START).until(() -> cluster.rest("overview").path("taskmanagers").asInt() == 1);
        } catch (Exception failed) {
            cluster.close();
            throw failed;
        }
        return cluster;
    }

    /** Submits the job with Flink's own client and leaves it running. */
    void submit(String mainClass, List<String> arguments) throws IOException, InterruptedException {
        var command = java(List.of());
        command.add("org.apache.flink.client.cli.CliFrontend");
        command.addAll(List.of("run", "-d", "-m", "127.0.0.1:" + restPort, "-p", "2", "-c", mainClass, JAR.toString()));
        command.addAll(arguments);
        var environment = Map.of("FLINK_CONF_DIR", folder.resolve("conf").toString());
        try (var client = LocalProcess.start(folder, folder.resolve("client.log"), environment, command)) {
            client.succeed(90);
        }
    }

    /** State of the only job, such as {@code RUNNING}. */
    String jobState() {
        return rest("jobs/overview").path("jobs").path(0).path("state").asText();
    }

    long completedCheckpoints() {
        String job = rest("jobs/overview").path("jobs").path(0).path("jid").asText();
        return rest("jobs/" + job + "/checkpoints").path("counts").path("completed").asLong();
    }

    private JsonNode rest(String path) {
        var json = new ObjectMapper();
        try (var answer = URI.create("http://127.0.0.1:" + restPort + "/" + path).toURL().openStream()) {
            return json.readTree(answer);
        } catch (IOException notYet) {
            return json.createObjectNode();
        }
    }

    private static List<String> java(List<String> options) throws IOException {
        var shipped = new ObjectMapper(new YAMLFactory()).readTree(SHIPPED.toFile());
        var command = new ArrayList<>(List.of(LocalProcess.java()));
        command.addAll(options);
        command.addAll(List.of(shipped.at("/env/java/opts/all").asText().split(" ")));
        command.addAll(List.of("-Dlog4j.configurationFile=" + LOGGING, "-cp", CLASSES));
        return command;
    }

    @Override
    public void close() {
        processes.forEach(LocalProcess::close);
    }

    private void launch(String role, String memoryOf, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> memory = memory(memoryOf);
        var command = java(List.of(memory.get(0).trim().split(" +")));
        boolean isMaster = role.equals("jobmanager");
        command.add(isMaster
                ? "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint"
                : "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
        command.addAll(List.of("--configDir", "conf"));
        command.addAll(isMaster ? List.of("--executionMode", "cluster") : List.of());
        command.addAll(List.of(memory.get(1).trim().split(" +")));
        command.addAll(settings);
        processes.add(LocalProcess.start(folder, folder.resolve(role + ".log"), environment, command));
    }

    /** The two lines that Flink's own scripts ask for: options of the JVM, then settings of the process. */
    private List<String> memory(String question) throws IOException, InterruptedException {
        var command = java(List.of());
        command.addAll(List.of("org.apache.flink.runtime.util.bash.BashJavaUtils", question, "--configDir", "conf"));
        command.addAll(settings);
        try (var answer = LocalProcess.start(folder, folder.resolve("memory.log"), new HashMap<>(), command)) {
            answer.succeed(60);
            return answer.printed().lines()
                    .filter(line -> line.contains(MEMORY_LINE))
                    .map(line -> line.substring(line.indexOf(MEMORY_LINE) + MEMORY_LINE.length()))
                    .toList();
        }
    }
}
