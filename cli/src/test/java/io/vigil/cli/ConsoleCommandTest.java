package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.jobs.options.Commands;
import io.vigil.sinks.FindingStorage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConsoleCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void aPortThatIsTakenIsSaidWithTheWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("--port", port)).isEqualTo(2);

            assertThat(err.toString())
                    .contains("--port: " + port, "cannot be had", "0 takes any")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void withoutKeysItListensToThisMachineOnly() {
        assertThat(run("--port", "0", "--listen", "0.0.0.0")).isEqualTo(2);

        assertThat(err.toString())
                .contains("--listen: 0.0.0.0", "give --keys FILE")
                .doesNotContain("Exception");
    }

    private int run(String... arguments) {
        String store = folder.resolve("vigil.db").toString();
        FindingStorage.at(store).prepare();
        var all = new String[arguments.length + 2];
        all[0] = "--store";
        all[1] = store;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Commands.execute(
                new CommandLine(new ConsoleCommand(Clock.systemUTC())).setErr(new PrintWriter(err, true)), all);
    }
}
