package io.vigil.models.anomalousbehavior;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.models.baseline.DayTable;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Emitted;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final long DAY = 86_400_000L;

    @Test
    void aTypicalPrincipalTakesAKilobyte() {
        assertThat(written(profile(12, 1, 2)).bytes()).hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void theMostRestlessPrincipalTakesNoMoreThanItsCap() {
        assertThat(written(profile(300, 40, 40)).bytes()).hasSizeLessThanOrEqualTo(3200);
    }

    @Test
    void readsBackWhatItWrote() {
        Written written = written(profile(60, 5, 5));

        Profile read = written.read(Profile.class);

        assertThat(written(read).bytes()).isEqualTo(written.bytes());
    }

    @Test
    void aProfileWrittenBeforeAnAttributeWasThereIsReadWhole() throws IOException {
        var table = new DayTable();
        table.learn(7, 20_000, 10);
        var out = new DataOutputSerializer(256);
        out.writeByte(1); // version
        out.writeByte(1); // tables
        out.writeByte(3); // COUNTRY
        table.write(out);
        new ActiveDays().write(out);
        new Quarantine().write(out);
        new NetworkVisit().write(out);
        new Denials().write(out);
        new SubmissionLimiter().write(out);

        Profile profile = new Written(out.getCopyOfBuffer()).read(Profile.class);

        assertThat(profile.table(Attribute.COUNTRY).seenOn(7, 20_000)).isTrue();
        assertThat(profile.table(Attribute.MODEL).size()).isZero();
    }

    @Test
    void anAttributeOfALaterReleaseIsRefused() {
        byte[] written = {1, 1, 99};

        assertThatThrownBy(() -> new Written(written).read(Profile.class))
                .hasMessageContaining("attribute 99, which this release does not have");
    }

    @Test
    void aCopyIsItsOwn() {
        var model = AnomalousBehaviors.shipped();
        Profile profile = profile(12, 1, 2);
        byte[] before = written(profile).bytes();

        Profile copy = Written.copy(profile);
        for (int day = 60; day < 70; day++) {
            model.observe(
                    profile,
                    apiCall("iam:CreateUser")
                            .from("203.0.113.9")
                            .at(Given.MONDAY + day * DAY)
                            .build(),
                    new Emitted());
        }

        assertThat(written(copy).bytes()).isEqualTo(before);
        assertThat(written(profile).bytes()).isNotEqualTo(before);
    }

    @Test
    void flinkKeepsItWithItsOwnSerializer() {
        assertThat(TypeInformation.of(Profile.class)).hasToString("State<Profile>");
    }

    private static Written written(Profile profile) {
        return Written.of(profile);
    }

    /** Fifty days of calls over so many APIs, networks and regions. */
    private static Profile profile(int apis, int networks, int regions) {
        var model = AnomalousBehaviors.shipped();
        var random = new Random(5);
        List<String> world = AnomalousBehaviors.world().stream().distinct().toList();
        Profile profile = null;
        for (int call = 0; call < 50 * 40; call++) {
            int number = random.nextInt(networks);
            String api = number % 5 == 4
                    ? "service" + random.nextInt(40) + ":DescribeThing" + random.nextInt(apis)
                    : world.get(random.nextInt(apis));
            GivenCall made = apiCall(api)
                    .from("198.51.100.7")
                    .agent("tool" + (char) ('a' + number % 26) + "/1.0")
                    .region("eu-region-" + random.nextInt(regions))
                    .bucket("bucket-of-somebody-" + random.nextInt(networks))
                    .origin(Origin.of(AddressClass.PUBLIC, 64_000 + number, "D" + (char) ('A' + number % 26), 0))
                    .at(Given.MONDAY + call / 40 * DAY + call % 40 * 60_000L);
            profile = model.observe(
                    profile,
                    (number % 7 == 6 ? made.error("NoSuch" + random.nextInt(20)) : made).build(),
                    new Emitted());
        }
        return profile;
    }
}
