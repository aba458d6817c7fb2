package io.vigil.models.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitCase;
import io.vigil.detection.Emitter;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.models.Models;
import io.vigil.models.baseline.Written;
import io.vigil.models.prevalence.PlaceUsed;
import io.vigil.testkit.CaseRunner;
import io.vigil.testkit.Given;
import io.vigil.testkit.PlayedCase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the detections on conversations make of a month in which nothing happens, and how much they remember of it. */
class FleetMonthTest {
    private static final int MACHINES_OF_A_ROLE = 3;
    private static final int TYPICAL = 4_096;
    /** Of those that speak with everybody. */
    private static final int MOST = 12_288;

    private static final Set<Role> OF_EVERYBODY =
            EnumSet.of(Role.NAT_GATEWAY, Role.RESOLVER, Role.MAIL_RELAY, Role.LOAD_BALANCER, Role.CRAWLER);

    private final Models models = Models.compile(Models.folders(), Tuning.none(), new Problems());
    private final WatchConversations watch = (WatchConversations) models.detectors(NetworkFlow.class).stream()
            .filter(detector -> detector.id().equals(WatchConversations.ID))
            .findFirst()
            .orElseThrow();

    private final List<Signal> raised = new ArrayList<>();
    /** Also what an account that knows no other machine would report: of the young it reports nothing. */
    private final Emitter everything = Emitter.of(
            raised::add,
            novelty -> Stream.ofNullable(novelty.candidate())
                    .filter(candidate -> !isOfYoung(novelty))
                    .forEach(raised::add));

    private static boolean isOfYoung(FirstSeen novelty) {
        return novelty.payload() instanceof PlaceUsed used && used.ofYoung();
    }

    /** @return the most that is remembered of it, in bytes of a savepoint */
    private int watch(Role role, long seed) {
        InstanceMemory memory = null;
        int most = 0;
        int count = 0;
        for (NetworkFlow flow : FleetMonth.of(role, seed)) {
            memory = watch.observe(memory, flow, everything);
            if (++count % 499 == 0) {
                most = Math.max(most, Written.of(memory).bytes().length);
            }
        }
        return most;
    }

    /** Adds what is raised about several machines together. */
    private List<String> told() {
        var ofSignals =
                new PlayedCase(new UnitCase("", "", List.of(), List.of(), null), Given.ACCOUNT, List.copyOf(raised));
        raised.addAll(new CaseRunner().detectors(models.combining()).play(ofSignals));
        return raised.stream()
                .filter(signal -> signal.detection().type() != null)
                .map(signal ->
                        signal.detection().type() + " " + signal.detection().title())
                .toList();
    }

    @Test
    void aMonthOfAFleetHasNoFalseFindingAndFitsIntoFourKilobytesAMachine() {
        for (Role role : Role.values()) {
            int machines = role == Role.AUTOSCALED ? FleetMonth.DAYS : MACHINES_OF_A_ROLE;
            for (int machine = 1; machine <= machines; machine++) {
                int most = watch(role, machine);

                assertThat(most).as("bytes of %s", role).isLessThan(OF_EVERYBODY.contains(role) ? MOST : TYPICAL);
            }
        }
        assertThat(raised).anyMatch(signal -> signal.detection().unit().equals("services-used"));
        assertThat(told()).isEmpty(); // in 1,110 days of a machine
    }
}
