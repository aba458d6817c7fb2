package io.vigil.cli.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Flink cluster whose JobManager and TaskManager are processes of their own, with the configuration that the project ships. It starts them
 * as the scripts of Flink's distribution do.
 */
final class LocalFlink implements AutoCloseable {
    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    private static final String CLIENT = "org.apache.flink.client.cli.CliFrontend";
    private static final String MEMORY = "org.apache.flink.runtime.util.bash.BashJavaUtils";
    private static final String MEMORY_LINE = "BASH_JAVA_UTILS_EXEC_RESULT:";

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;
    private final Path configuration;
    private final int restPort;
    /** What must differ from the shipped configuration on a machine that other tests use as well. */
    private final List<String> settings;

    private final List<LocalProcess> processes = new ArrayList<>();

    private LocalFlink(Path folder, List<String> more) throws IOException {
        this.folder = folder;
        this.configuration = Files.createDirectories(folder.resolve("conf"));
        this.restPort = LocalProcess.freePort();
        this.settings = new ArrayList<>(List.of(
                "-Djobmanager.rpc.address=127.0.0.1",
                "-Djobmanager.rpc.port=" + LocalProcess.freePort(),
                "-Drest.address=127.0.0.1",
                "-Drest.port=" + restPort,
                "-Djobmanager.memory.process.size=1024m",
                "-Dtaskmanager.memory.process.size=1280m",
                "-Dexecution.checkpointing.interval=2s",
                "-Dexecution.checkpointing.min-pause=0s",
                "-Dexecution.checkpointing.dir=" + folder.resolve("checkpoints").toUri(),
                "-Dexecution.checkpointing.savepoint-dir="
                        + folder.resolve("savepoints").toUri()));
        settings.addAll(more);
        Files.copy(FlinkProgram.CONFIGURATION, configuration.resolve("config.yaml"));
    }

    static LocalFlink start(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        return start(folder, environment, 1, List.of());
    }

    /** @param more settings, as arguments of both kinds of process */
    static LocalFlink start(Path folder, Map<String, String> environment, int taskManagers, List<String> more)
            throws IOException, InterruptedException {
        var cluster = new LocalFlink(folder, more);
        try {
            cluster.startJobManager(environment);
            for (int started = 0; started < taskManagers; started++) {
                cluster.startTaskManager(environment);
            }
            cluster.awaitTaskManagers(taskManagers);
        } catch (Exception failed) {
            cluster.close();
            throw failed;
        }
        return cluster;
    }

    LocalProcess startJobManager(Map<String, String> environment) throws IOException, InterruptedException {
        return launch(JOB_MANAGER, "GET_JM_RESOURCE_PARAMS", environment);
    }

    LocalProcess startTaskManager(Map<String, String> environment) throws IOException, InterruptedException {
        return launch(TASK_MANAGER, "GET_TM_RESOURCE_PARAMS", environment);
    }

    void awaitTaskManagers(int number) {
        await("registered TaskManagers")
                .atMost(Duration.ofMinutes(3))
                .until(() -> rest("overview").path("taskmanagers").asInt() >= number);
    }

    LocalProcess jobManager() {
        return processes.get(0);
    }

    List<LocalProcess> processes() {
        return processes;
    }

    URI restAddress() {
        return URI.create("http://127.0.0.1:" + restPort);
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /** Submits the job with Flink's own client and leaves it running. */
    void submit(String mainClass, List<String> arguments) throws IOException, InterruptedException {
        submit(List.of(), mainClass, arguments);
    }

    /** With the state of a savepoint, as far as the job has operators for it. */
    void submitFrom(String savepoint, String mainClass, List<String> arguments)
            throws IOException, InterruptedException {
        submit(List.of("-s", savepoint, "--allowNonRestoredState"), mainClass, arguments);
    }

    private void submit(List<String> options, String mainClass, List<String> arguments)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("run", "-t", "remote", "-d", "-p", "2"));
        all.addAll(options);
        all.addAll(settings);
        all.addAll(List.of("-c", mainClass, FlinkProgram.JAR.toString()));
        all.addAll(arguments);
        var environment = Map.of("FLINK_CONF_DIR", configuration.toString());
        try (var client = FlinkProgram.of(CLIENT, all).start(folder, "client.log", environment)) {
            client.succeed(Duration.ofSeconds(90));
        }
    }

    /** State of the only job, such as {@code RUNNING}. */
    String jobState() {
        return job().path("state").asText();
    }

    long completedCheckpoints() {
        return rest("jobs/" + job().path("jid").asText() + "/checkpoints")
                .at("/counts/completed")
                .asLong();
    }

    /** What the job's tasks have counted under this name. */
    long counted(String accumulator) {
        for (JsonNode counter :
                rest("jobs/" + job().path("jid").asText() + "/accumulators").path("user-task-accumulators")) {
            if (counter.path("name").asText().equals(accumulator)) {
                return counter.path("value").asLong();
            }
        }
        return 0;
    }

    private JsonNode job() {
        return rest("jobs/overview").path("jobs").path(0);
    }

    JsonNode rest(String path) {
        try (var answer =
                URI.create("http://127.0.0.1:" + restPort + "/" + path).toURL().openStream()) {
            return json.readTree(answer);
        } catch (IOException notYet) {
            return json.createObjectNode();
        }
    }

    private LocalProcess launch(String mainClass, String memoryQuestion, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> memory = memory(memoryQuestion);
        var arguments = configured(settings);
        arguments.addAll(List.of(memory.get(1).split(" ")));
        var program = new FlinkProgram(mainClass, List.of(memory.get(0).split(" ")), arguments);
        var process = program.start(folder, memoryQuestion + processes.size() + ".log", environment);
        processes.add(process);
        return process;
    }

    /** The two lines that Flink's own scripts ask for: options of the JVM, then settings of the process. */
    private List<String> memory(String question) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(question));
        arguments.addAll(configured(settings));
        try (var answer = FlinkProgram.of(MEMORY, arguments).start(folder, "memory.log", Map.of())) {
            answer.succeed(Duration.ofSeconds(60));
            return answer.printed()
                    .lines()
                    .filter(line -> line.contains(MEMORY_LINE))
                    .map(line -> line.substring(line.indexOf(MEMORY_LINE) + MEMORY_LINE.length())
                            .strip())
                    .toList();
        }
    }

    private List<String> configured(List<String> more) {
        var arguments = new ArrayList<>(List.of("--configDir", configuration.toString()));
        arguments.addAll(more);
        return arguments;
    }

    @Override
    public void close() {
        processes.forEach(LocalProcess::close);
    }
}
