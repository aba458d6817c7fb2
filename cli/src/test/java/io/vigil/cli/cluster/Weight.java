package io.vigil.cli.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a Java process holds after everything that nobody needs was collected, and what it has used.
 *
 * @param heap bytes
 * @param metaspace bytes
 * @param processor time of all its threads since its start
 */
record Weight(long heap, long metaspace, Duration processor) {
    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    /** Of each generation, or of the whole. */
    private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");

    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");

    static Weight of(LocalProcess java) throws IOException {
        ask(java, "GC.run");
        String answer = ask(java, "GC.heap_info");
        return new Weight(kilobytes(HEAP, answer) << 10, kilobytes(METASPACE, answer) << 10, processor(java));
    }

    static Duration processor(LocalProcess java) {
        return java.process().toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long kilobytes(Pattern of, String answer) {
        return of.matcher(answer)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static String ask(LocalProcess java, String command) throws IOException {
        var asked = new ProcessBuilder(JCMD, Long.toString(java.process().pid()), command)
                .redirectErrorStream(true)
                .start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
