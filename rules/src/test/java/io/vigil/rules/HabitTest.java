package io.vigil.rules;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.signals.Signal;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HabitTest {
    private static final String SHARES = "log: cloudtrail\ncalls: [\"ec2:ModifySnapshotAttribute\"]\n";
    private static final String ACCOUNTS = "habit: [requestParameters.createVolumePermission.add.items.userId]";

    @Test
    void anActIsKnownAgainByWhomItIsAimedAtAndNotByWhatElseChanges() {
        assertThat(habit(ACCOUNTS, shared("snap-1", "444455556666")))
                .isEqualTo(habit(ACCOUNTS, shared("snap-2", "444455556666")))
                .contains("ModifySnapshotAttribute", "444455556666");
    }

    @Test
    void oneMoreTargetBesideTheUsualIsAnotherAct() {
        assertThat(habit(ACCOUNTS, shared("snap-1", "444455556666")))
                .isNotEqualTo(habit(ACCOUNTS, shared("snap-1", "444455556666\"}, {\"userId\": \"999900001111")));
    }

    @Test
    void aWholeRequestIsKnownAgainOnlyIfAllOfItIsTheSameHoweverLong() {
        String same = "snap-" + "1".repeat(500);

        assertThat(habit("habit: [requestParameters]", shared(same, "444455556666")))
                .isEqualTo(habit("habit: [requestParameters]", shared(same, "444455556666")))
                .isNotEqualTo(habit("habit: [requestParameters]", shared(same + "2", "444455556666")))
                .hasSizeLessThan(150);
    }

    @Test
    void whatIsAimedAtNothingIsKnownByItself() {
        assertThat(habit("habit: caller", shared("snap-1", "444455556666"))).endsWith("ModifySnapshotAttribute");
    }

    @Test
    void aRuleThatNobodyMayGetUsedToHasNone() {
        assertThat(habit("habit: none", shared("snap-1", "444455556666"))).isNull();
        assertThat(habit("weight: 1", shared("snap-1", "444455556666"))).isNull();
    }

    @Test
    void aFieldThatNoRecordHasIsRefused() {
        var problems = new Problems();

        RuleText.compile(SHARES + "habit: [requestParametres.x]", problems);

        assertThat(problems.toString()).contains("habit", "no such field");
    }

    private static @Nullable String habit(String key, GivenCall call) {
        List<Signal> raised = new ArrayList<>();
        RuleText.compile(SHARES + key).on(ApiCall.class).judge(call.build(), raised::add);
        return raised.get(0).detection().habit();
    }

    private static GivenCall shared(String snapshot, String account) {
        return apiCall("ec2:ModifySnapshotAttribute")
                .part(
                        RawPart.REQUEST_PARAMETERS,
                        "{\"snapshotId\": \"" + snapshot
                                + "\", \"createVolumePermission\": {\"add\": {\"items\": [{\"userId\": \"" + account
                                + "\"}]}}}");
    }
}
