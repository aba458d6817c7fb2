package io.vigil.cli.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java program with Flink's own jars on its class path, run as Flink's scripts would run it. */
record FlinkProgram(String mainClass, List<String> jvmOptions, List<String> arguments) {
    /** The job, packaged. */
    static final Path JAR = Path.of("../jobs/target/vigil.jar").toAbsolutePath();
    /** The command line, packaged. */
    private static final Path COMMAND_LINE = Path.of("target/vigil-cli.jar").toAbsolutePath();
    /** The console, packaged: the command line has it as a command. */
    private static final Path CONSOLE =
            Path.of("../console/target/vigil-console.jar").toAbsolutePath();
    /** The configuration that the project ships. */
    static final Path CONFIGURATION = Path.of("../flink-conf/config.yaml").toAbsolutePath();

    private static final String FLINK = Path.of("../jobs/target/flink").toAbsolutePath() + "/*";
    private static final Path LOGGING =
            Path.of("../config/log4j2-test.properties").toAbsolutePath();

    static FlinkProgram of(String mainClass, List<String> arguments) {
        return new FlinkProgram(mainClass, List.of(), arguments);
    }

    LocalProcess start(Path folder, String log, Map<String, String> environment) throws IOException {
        return start(folder, log, environment, FLINK);
    }

    /** With the command line, the console and the job's jar on the class path, as the launcher does for a replay. */
    LocalProcess startWithJob(Path folder, String log) throws IOException {
        return start(
                folder,
                log,
                Map.of(),
                String.join(File.pathSeparator, COMMAND_LINE.toString(), CONSOLE.toString(), JAR.toString(), FLINK));
    }

    private LocalProcess start(Path folder, String log, Map<String, String> environment, String classPath)
            throws IOException {
        var shipped = new ObjectMapper(new YAMLFactory()).readTree(CONFIGURATION.toFile());
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(shipped.at("/env/java/opts/all").asText().split(" ")));
        command.addAll(List.of("-Dlog4j.configurationFile=" + LOGGING, "-cp", classPath, mainClass));
        command.addAll(arguments);
        return LocalProcess.start(folder, folder.resolve(log), environment, command);
    }
}
