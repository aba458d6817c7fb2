package io.vigil.models.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.detection.Emitter;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.models.Models;
import io.vigil.models.conversations.InstanceMemory;
import io.vigil.models.conversations.WatchConversations;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a machine scans day after day, other hosts of its network each time. */
class ScanDaysTest {
    private static final long DAY = 86_400_000L;
    private static final int HOSTS = 30;
    private static final int SNMP = 161;
    private static final int SMB = 445;

    private final WatchConversations watch = (WatchConversations)
            Models.compile(Models.folders(), Tuning.none(), new Problems()).detectors(NetworkFlow.class).stream()
                    .filter(detector -> detector.id().equals(WatchConversations.ID))
                    .findFirst()
                    .orElseThrow();

    private @Nullable InstanceMemory memory;

    /** @return the days of the sweeps that are reported, of so many days on each of which the machine tries the port everywhere */
    private List<Integer> sweep(int port, int from, int days) {
        List<Integer> reported = new ArrayList<>();
        for (int day = from; day < from + days; day++) {
            int today = day;
            Emitter out = Emitter.of(signal -> {}, novelty -> {
                if (novelty.candidate() != null) {
                    reported.add(today);
                }
            });
            for (int host = 1; host <= HOSTS; host++) {
                see("10.0." + day + "." + host, port, day * DAY + host * 10_000L, out);
            }
            see("10.0.99.200", 443, day * DAY + 3_600_000L, out); // until then nobody has answered for long
        }
        return reported.stream().distinct().toList();
    }

    private void see(String to, int port, long at, Emitter out) {
        NetworkFlow flow = Given.flow("10.0.0.5", to)
                .ports(50_000, port)
                .packets(3)
                .bytes(156)
                .seconds(7)
                .direction(FlowDirection.EGRESS)
                .at(Given.MONDAY + at)
                .build();
        memory = watch.observe(memory, flow, out);
    }

    @Test
    void aSweepOfEachDayIsReportedOnFourDays() {
        assertThat(sweep(SNMP, 0, 12)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void anotherPortIsReportedOfAMachineThatSweepsEachDay() {
        sweep(SNMP, 0, 8);

        assertThat(sweep(SMB, 8, 1)).containsExactly(8);
    }

    @Test
    void aSweepOfEachWeekIsReportedForAMonth() {
        List<Integer> reported = new ArrayList<>();
        for (int week = 0; week < 7; week++) {
            reported.addAll(sweep(SNMP, 7 * week, 1));
        }

        assertThat(reported).containsExactly(0, 7, 14, 21);
    }
}
