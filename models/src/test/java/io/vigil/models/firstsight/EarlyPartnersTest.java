package io.vigil.models.firstsight;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With whom somebody shares in an account's first days may be a duty, which nobody knows yet. */
class EarlyPartnersTest {
    private static final Unit UNIT = ShippedModels.unit("first-sight");
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final FirstSight model = new FirstSight(UNIT);
    private final List<Signal> told = new ArrayList<>();
    private @Nullable Sights sights;

    @Test
    void whoSharesWithWhomWhileTheAccountIsNewIsMediumThenAndLater() {
        share("backup", "111122223333", 3.5, 2 * HOUR);
        for (int day = 1; day < 20; day++) {
            present("backup", day * DAY);
        }
        share("backup", "111122223333", 3.5, 20 * DAY);
        share("backup", "999988887777", 3.5, 20 * DAY + HOUR);
        share("mallory", "111122223333", 3.5, 20 * DAY + 2 * HOUR);

        assertThat(told).extracting(signal -> signal.detection().severity()).containsExactly(5.0, 5.0, 8.0, 8.0);
        assertThat(told).extracting(signal -> signal.score().value()).containsOnly(3.5);
    }

    @Test
    void anotherKindOfThingForTheSamePartnerIsEvidenceAndNoFindingOfItsOwn() {
        share("backup", "444455556666", 3.5, 2 * HOUR);
        shareDatabase("backup", "444455556666", 2 * HOUR + 60_000);
        share("backup", "444455556666", 3.5, DAY);
        shareDatabase("backup", "999988887777", DAY + HOUR);

        assertThat(told)
                .extracting(signal -> signal.detection().type() != null)
                .containsExactly(true, false, true, true);
        assertThat(told).extracting(signal -> signal.score().value()).containsOnly(3.5);
    }

    @Test
    void whatEverybodyIsGivenIsAsGraveInANewAccount() {
        Signal everybody = shared("backup", "all", 4, 2 * HOUR);

        boolean settles = model.settles(everybody);

        assertThat(settles).isFalse();
    }

    private void share(String who, String target, double weight, long after) {
        Signal signal = shared(who, target, weight, after);
        assertThat(model.settles(signal)).isTrue();
        show(new Telling(signal));
    }

    private static Signal shared(String who, String target, double weight, long after) {
        return Given.signal("snapshot-or-image-shared")
                .type("Exfiltration:EC2/TransferDataToCloudAccount")
                .severity(8)
                .principal(who)
                .api("ModifySnapshotAttribute")
                .habit("ModifySnapshotAttribute " + target)
                .score(weight)
                .at(Given.MONDAY + after)
                .build();
    }

    private void shareDatabase(String who, String target, long after) {
        Signal signal = Given.signal("database-snapshot-shared")
                .type("Exfiltration:RDS/TransferDataToCloudAccount")
                .severity(8)
                .principal(who)
                .api("ModifyDBSnapshotAttribute")
                .habit("ModifyDBSnapshotAttribute " + target)
                .score(3.5)
                .at(Given.MONDAY + after)
                .build();
        show(new Telling(signal));
    }

    private void present(String who, long after) {
        var arrivals = new Arrivals(UNIT, UNIT.emits().get(0), 1);
        var call = Given.apiCall("ec2:DescribeInstances").at(Given.MONDAY + after);
        show(arrivals.apply(call.set(ApiField.PRINCIPAL_ID, who).build()));
    }

    private void show(@Nullable SightInput input) {
        assertThat(input).isNotNull();
        sights = model.observe(sights, input, Emitter.of(told::add, novelty -> {}));
    }
}
