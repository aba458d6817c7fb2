package io.vigil.jobs;

import io.vigil.jobs.options.Commands;
import java.time.Clock;
import picocli.CommandLine;

/** Entry point of the job jar: {@code flink run -d -c io.vigil.jobs.DetectionJob vigil.jar --help}. */
public final class DetectionJob {
    private DetectionJob() {}

    public static void main(String[] arguments) {
        int code = Commands.execute(
                new CommandLine(new DetectCommand(Clock.systemUTC().instant())), arguments);
        // Flink's client has work left to do once a job is drawn, so a good end just returns.
        if (code != 0) {
            System.exit(code);
        }
    }
}
