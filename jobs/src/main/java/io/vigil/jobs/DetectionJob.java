package io.vigil.jobs;

import io.vigil.jobs.commands.DetectCommand;
import picocli.CommandLine;

/** Entry point of the job jar: {@code flink run -d -c io.vigil.jobs.DetectionJob vigil.jar --help}. */
public final class DetectionJob {
    private DetectionJob() {}

    public static void main(String[] arguments) {
        int code = Vigil.execute(new CommandLine(new DetectCommand(Vigil.now())), arguments);
        // Flink's client has work left to do once a job is drawn, so a good end just returns.
        if (code != 0) {
            System.exit(code);
        }
    }
}
