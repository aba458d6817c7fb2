package io.vigil.jobs.lineage;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.events.cloudtrail.CredentialIssuance;
import io.vigil.events.signals.Signal;
import io.vigil.flink.CollectedStream;
import io.vigil.jobs.lineage.LineageStep.TracedSignal;
import io.vigil.jobs.pipeline.InTime;
import io.vigil.jobs.pipeline.Pipeline;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowLineageTest {
    private static final long HOUR = 3_600_000L;
    private static final String MAKER = "203.0.113.7";
    private static final String ALICE = Given.ACCOUNT + "/AIDAALICE";

    private final StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());

    /** Alice assumes a role, with its credentials another, and with those a third. */
    private final List<CredentialIssuance> chain = List.of(
            issuance("ASIATHREE", "ASIATWO", Given.ACCOUNT + "/AROATWO", 2),
            issuance("ASIATWO", "ASIAONE", Given.ACCOUNT + "/AROAONE", 1),
            issuance("ASIAONE", "AKIAALICE", ALICE, 0));

    @Test
    void aChainOfRolesLeadsBackToWhoBeganIt() throws Exception {
        var signals =
                follow(chain, by("ASIAONE", "AROAONE", 3), by("ASIATWO", "AROATWO", 3), by("ASIATHREE", "AROA3", 3));

        assertThat(signals).extracting(signal -> signal.subject().root()).containsExactly(ALICE, ALICE, ALICE);
        assertThat(signals)
                .extracting(signal -> signal.subject().principal())
                .containsExactlyInAnyOrder("AROAONE", "AROATWO", "AROA3");
    }

    @Test
    void theFirstUseMayComeInTheSecondOfTheMintAndArriveBeforeIt() throws Exception {
        var signals =
                follow(List.of(issuance("ASIAONE", null, "444455556666/saml:bob", 5)), by("ASIAONE", "AROAONE", 5));

        assertThat(signals.get(0).subject().root()).isEqualTo("444455556666/saml:bob");
    }

    @Test
    void theRecordThatNamesTheAskersKeyIsBelieved() throws Exception {
        var unitCase = List.of(
                issuance("ASIAONE", null, "999988887777/AROAX:alice", 1),
                issuance("ASIAONE", "AKIAALICE", ALICE, 1),
                new CredentialIssuance("other", Given.MONDAY + HOUR, "ASIAONE", null, "999988887777/AROAX:alice", ""));

        assertThat(follow(unitCase, by("ASIAONE", "AROAONE", 2))
                        .get(0)
                        .subject()
                        .root())
                .isEqualTo(ALICE);
    }

    @Test
    void whoHasNobodyBehindStaysAlone() throws Exception {
        assertThat(follow(chain, by("ASIAOTHER", "AROAOTHER", 3)))
                .hasSize(1)
                .allSatisfy(signal -> assertThat(signal.subject().root()).isNull());
    }

    @Test
    void aSessionOfTheSameUserIsStillThatUser() throws Exception {
        var session = List.of(issuance("ASIASESSION", "AKIAALICE", ALICE, 1));

        assertThat(follow(session, by("ASIASESSION", "AIDAALICE", 2))
                        .get(0)
                        .subject()
                        .root())
                .isNull();
    }

    @Test
    void severalFindingsOfOneEventStaySeveralAndOneToldTwiceIsOne() throws Exception {
        Signal one = by("ASIAONE", "AROAONE", 3);
        Signal other = signal("some-unit")
                .at(one.time())
                .principal("AROAONE")
                .accessKey("ASIAONE")
                .type("Recon:IAMUser/TorIPCaller")
                .event(one.evidence().eventIds()[0])
                .build();

        assertThat(follow(chain, one, other, other)).hasSize(2);
    }

    @Test
    void aLastingKeyLeadsBackToWhoMadeItThroughTheSessionThatMadeIt() throws Exception {
        var made = List.of(issuance("AKIABUILD", "ASIAONE", Given.ACCOUNT + "/AROAONE", 1), chain.get(2));

        var signals = byLastingKeys(made, by("AKIABUILD", "AIDABUILD", 20));

        assertThat(signals).hasSize(1).allSatisfy(signal -> {
            assertThat(signal.subject().root()).isEqualTo(ALICE);
            assertThat(signal.subject().principal()).isEqualTo("AIDABUILD");
        });
    }

    @Test
    void aLastingKeyThatNobodyElseMadeLatelyLeadsToNobody() throws Exception {
        var own = List.of(issuance("AKIASECOND", "AKIAALICE", ALICE, 1));

        assertThat(byLastingKeys(own, by("AKIASECOND", "AIDAALICE", 2), by("AKIAOLD", "AIDABUILD", 2)))
                .hasSize(2)
                .allSatisfy(signal -> assertThat(signal.subject().root()).isNull());
    }

    @Test
    void keysAreForgottenWhenNobodyCanHaveThemAnyMore() throws Exception {
        assertThat(follow(chain, by("ASIAONE", "AROAONE", 49)).get(0).subject().root())
                .isNull();
    }

    /** A back door that is kept for later; who was given the key works elsewhere. */
    @Test
    void afterTwoDaysTheMakerIsBehindWhatIsDoneFromWhereTheKeyWasMade() throws Exception {
        var made = List.of(issuance("AKIABUILD", "AKIAALICE", ALICE, 0));

        assertThat(byLastingKeys(made, by("AKIABUILD", "AIDABUILD", 100, MAKER), by("AKIABUILD", "AIDABUILD", 101)))
                .extracting(Signal::time, signal -> signal.subject().root())
                .containsExactlyInAnyOrder(
                        tuple(Given.MONDAY + 100 * HOUR, ALICE), tuple(Given.MONDAY + 101 * HOUR, null));
    }

    @Test
    void temporaryKeysLeadNowhereAfterTwoDaysWhereverTheyAreUsed() throws Exception {
        assertThat(follow(chain, by("ASIAONE", "AROAONE", 49, MAKER)))
                .extracting(signal -> signal.subject().root())
                .containsOnlyNulls();
    }

    private List<Signal> follow(List<CredentialIssuance> issuances, Signal... signals) throws Exception {
        return collect(lead(issuances, signals).signals());
    }

    private List<Signal> byLastingKeys(List<CredentialIssuance> issuances, Signal... signals) throws Exception {
        return collect(lead(issuances, signals).byLastingKeys());
    }

    private FollowLineage.Led lead(List<CredentialIssuance> issuances, Signal... signals) {
        Pipeline.prepare(environment);
        List<LineageStep> traces =
                Stream.of(signals).<LineageStep>map(TracedSignal::of).toList();
        return FollowLineage.of(
                InTime.stream(environment, LineageStep.class, (trace, before) -> trace.time(), traces),
                InTime.stream(environment, CredentialIssuance.class, (issuance, before) -> issuance.time(), issuances));
    }

    private List<Signal> collect(DataStream<Signal> led) throws Exception {
        var collected = CollectedStream.of(led, "collect");
        environment.executeAsync("lineage");
        var found = new ArrayList<Signal>();
        collected.forEachRemaining(found::add);
        return found;
    }

    private static CredentialIssuance issuance(String key, @Nullable String parentKey, String parent, int hours) {
        return new CredentialIssuance(
                key + parentKey, Given.MONDAY + hours * HOUR + 500, key, parentKey, parent, MAKER);
    }

    private static Signal by(String key, String principal, int hours) {
        return by(key, principal, hours, "198.51.100.1");
    }

    private static Signal by(String key, String principal, int hours, String address) {
        return signal("some-unit")
                .from(address)
                .type("Recon:IAMUser/MaliciousIPCaller")
                .at(Given.MONDAY + hours * HOUR)
                .principal(principal)
                .accessKey(key)
                .build();
    }
}
