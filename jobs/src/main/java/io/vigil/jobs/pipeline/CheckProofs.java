package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Problems;
import io.vigil.findings.Finding;
import io.vigil.findings.Folding;
import io.vigil.flink.OperatorIds;
import io.vigil.jobs.detections.Compiled;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.ledger.SelfCheck;
import io.vigil.jobs.proofs.PlayProofs;
import io.vigil.jobs.proofs.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Takes the findings of attacks that were only played, before the store, and reports the finding types whose proof stays away after an attack was
 * played: of hours that a log jumped over, or that it had not begun in, nothing is awaited. It keeps no state: a restart is given the time of a proof
 * anew.
 */
final class CheckProofs extends AbstractStreamOperator<Finding> implements OneInputStreamOperator<Finding, Finding> {
    static final String UNPROVEN = "SelfCheck:Detection/Unproven.Vigil";

    /** An attack each hour, which may last half an hour, and what waits for flows or for other logs. */
    static final long PATIENCE = Duration.ofHours(2).toMillis();

    private static final long serialVersionUID = 1;
    private static final String METRIC = "proven";

    /** By log, the finding types that are to be proved. */
    private final Compiled<Map<String, Set<String>>> awaited;

    private transient boolean expects;
    /**
     * By finding type, epoch milliseconds of its last proof; before the first, of when it began to be awaited. Attacks and proofs count before that:
     * time begins when the last log does, and another may have been read by then.
     */
    private transient Map<String, Long> proven;
    /** By finding type, epoch milliseconds of the first attack since then; none while the last one was found. */
    private transient Map<String, Long> owed;

    private transient Set<String> reported;
    private transient Set<String> measured;

    /** @param logs names of those that the job reads: what needs others cannot be proved */
    CheckProofs(Detections detections, Set<String> logs) {
        Set<String> read = Set.copyOf(logs);
        awaited = new Compiled<>(detections, inForce -> typesOf(inForce, read));
    }

    /** The findings of what really happened, and those of this check. */
    static DataStream<Finding> of(DataStream<Finding> all, Detections detections, Set<String> logs) {
        var type = TypeInformation.of(Finding.class);
        var checked = all.filter(CheckProofs::isPlayed)
                .uid(OperatorIds.PLAYED_FINDINGS)
                .name("findings of proofs")
                .transform("check proofs", type, new CheckProofs(detections, logs))
                .uid(OperatorIds.CHECK_PROOFS)
                .setParallelism(1);
        return all.filter(finding -> !isPlayed(finding))
                .uid(OperatorIds.REAL_FINDINGS)
                .name("findings of logs")
                .union(checked);
    }

    private static boolean isPlayed(Finding finding) {
        return Proof.isOf(finding.latest().account());
    }

    private static Map<String, Set<String>> typesOf(Detections detections, Set<String> logs) {
        return Proof.of(detections, new Problems()).stream()
                .filter(proof -> logs.contains(proof.log()))
                .collect(Collectors.groupingBy(Proof::log, Collectors.mapping(Proof::type, Collectors.toSet())));
    }

    @Override
    public void open() throws Exception {
        super.open();
        awaited.open();
        proven = new TreeMap<>();
        owed = new TreeMap<>();
        reported = new HashSet<>();
        measured = new HashSet<>();
    }

    @Override
    public void processElement(StreamRecord<Finding> element) {
        Finding finding = element.getValue();
        if (finding.provisional() || finding.withdrawn()) {
            return;
        }
        if (finding.type().equals(PlayProofs.PLAYED)) {
            String log = String.valueOf(finding.latest().subject().resource());
            awaited.latest().getOrDefault(log, Set.of()).forEach(type -> owe(type, finding.updatedAt()));
        } else {
            settle(finding.type(), finding.updatedAt());
        }
    }

    private void owe(String type, long played) {
        if (proven.getOrDefault(type, Long.MIN_VALUE) < played) {
            owed.putIfAbsent(type, played);
        }
    }

    private void settle(String type, long found) {
        proven.merge(type, found, Math::max);
        owed.computeIfPresent(type, (same, played) -> played <= found ? null : played);
        reported.remove(type);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long now = mark.getTimestamp();
        if (now != Long.MIN_VALUE && now != Long.MAX_VALUE) {
            expect(now);
            owed.forEach((type, played) -> check(type, played, now));
        }
        super.processWatermark(mark);
    }

    private void expect(long now) throws Exception {
        if (expects && !awaited.isOutdated()) {
            return;
        }
        expects = true;
        Set<String> types = awaited.now().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        owed.keySet().retainAll(types);
        types.forEach(type -> proven.putIfAbsent(type, now));
        types.stream().filter(measured::add).forEach(this::measure);
    }

    /** In epoch seconds of event time. */
    private void measure(String type) {
        MetricGroup group = getMetricGroup().addGroup("type", type);
        group.gauge(METRIC, () -> proven.getOrDefault(type, 0L) / 1000);
    }

    private void check(String type, long played, long now) {
        if (now - played > PATIENCE && reported.add(type)) {
            output.collect(new StreamRecord<>(unproven(type, Objects.requireNonNull(proven.get(type)), now), now));
        }
    }

    private static Finding unproven(String type, long last, long now) {
        var signal = SelfCheck.everywhere(UNPROVEN, type)
                .signal(
                        last,
                        now,
                        "Not proved: " + type,
                        "An attack that Vigil plays to itself every hour has not been found as " + type + " since "
                                + Instant.ofEpochMilli(last)
                                + ": a real one may not be found either. A list of trusted addresses, a tuning or a"
                                + " rule of one's own may be the reason, or a defect.");
        return Folding.finding(Folding.fold(null, signal));
    }

    @Override
    public void close() throws Exception {
        awaited.close();
        super.close();
    }
}
