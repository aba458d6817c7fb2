package io.vigil.cli.cluster;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Logs on their way into the streams of one trial: the first half is there before the job is, the rest comes while it runs.
 *
 * @param trial its streams end with this
 */
record LogFeed(LocalKinesis kinesis, String trial, SampleDay day) {
    static final String CALLS = "calls";
    static final String FLOWS = "flows";
    /** A second stream of calls, empty unless a fault puts something into it. */
    static final String STORM = "storm";

    private static final String QUERIES = "queries";
    /** Few, so that there are many reads. */
    private static final int LINES_A_RECORD = 10;

    static Map<String, Integer> shards(String trial) {
        var shards = new LinkedHashMap<String, Integer>();
        Map.of(CALLS, 2, FLOWS, 2, QUERIES, 1, STORM, 1)
                .forEach((log, number) -> shards.put(log + '-' + trial, number));
        return shards;
    }

    String stream(String log) {
        return log + '-' + trial;
    }

    List<String> arguments() {
        return List.of(
                "--cloudtrail-stream=" + stream(CALLS),
                "--cloudtrail-stream=" + stream(STORM),
                "--vpc-flow-stream=" + stream(FLOWS),
                "--vpc-flow-format=" + day.flowFormat(),
                "--dns-stream=" + stream(QUERIES));
    }

    void firstHalf() throws IOException, InterruptedException {
        for (var log : records().entrySet()) {
            put(log.getKey(), log.getValue().subList(0, log.getValue().size() / 2));
        }
    }

    void rest() throws IOException, InterruptedException {
        for (var log : records().entrySet()) {
            put(
                    log.getKey(),
                    log.getValue()
                            .subList(log.getValue().size() / 2, log.getValue().size()));
        }
    }

    private Map<String, List<byte[]>> records() {
        return Map.of(
                CALLS, SampleDay.enveloped(day.calls(), LINES_A_RECORD),
                FLOWS, SampleDay.enveloped(day.flows(), LINES_A_RECORD),
                QUERIES, SampleDay.enveloped(day.queries(), LINES_A_RECORD));
    }

    void put(String log, List<byte[]> records) throws IOException, InterruptedException {
        kinesis.put(stream(log), records);
    }

    /** One shard of calls becomes two, two shards of flows become one. */
    void reshard() throws IOException, InterruptedException {
        kinesis.split(stream(CALLS));
        kinesis.merge(stream(FLOWS));
    }
}
