package io.vigil.models.volume;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Emitter;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read by hand: who goes on as ever is left alone, who reads sixty objects where one or two a day were usual is noted. */
class ByHandTest {
    private static final int PEOPLE = 300;
    private static final int DAYS = 60;
    /** Days of one person differ by that: one of six is twice as full as usual and more. */
    private static final double SPREAD = 0.7;

    private static final long DAY = at("1d") - at("0m");

    private final UnusualVolume model = ShippedModels.detector(UnusualVolume.class);
    private final List<Signal> raised = new ArrayList<>();
    private @Nullable Volumes memory;
    private int objects;

    @Test
    void peopleWhoGoOnAsEverAreNotedOnOneDayOfAThousand() {
        var random = new Random(11);

        for (int person = 0; person < PEOPLE; person++) {
            memory = null;
            double usual = Math.pow(30, random.nextDouble());
            for (int day = 0; day < DAYS; day++) {
                read("s3:GetObject", (int) Math.round(usual * Math.exp(SPREAD * random.nextGaussian())), day);
            }
        }

        assertThat(findings()).hasSizeLessThan(PEOPLE * DAYS / 1000);
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "2, 7", "3, 3"})
    void whoReadsSixtyObjectsOnADayWithoutHasteIsNoted(int usual, int ofTen) {
        var random = new Random(usual);
        int noted = 0;

        for (int person = 0; person < PEOPLE; person++) {
            memory = null;
            raised.clear();
            for (int day = 0; day < DAYS / 3; day++) {
                read("s3:GetObject", (int) Math.round(usual * Math.exp(SPREAD * random.nextGaussian())), day);
            }
            raised.clear();
            read("s3:GetObject", 60, DAYS / 3);
            noted += findings().isEmpty() ? 0 : 1;
        }

        assertThat(noted).isGreaterThan(PEOPLE * ofTen / 10);
    }

    @Test
    void aPersonsTablesAndMessagesCountAndAProgramsDoNot() {
        for (String api : List.of("dynamodb:Scan", "rdsdata:ExecuteStatement", "ses:SendEmail", "sns:Publish")) {
            assertThat(model.concerns(apiCall(api).by("dora").build())).as(api).isTrue();
            assertThat(model.concerns(apiCall(api).by("role:shop/task").build()))
                    .as(api)
                    .isFalse();
        }
    }

    private void read(String api, int count, int day) {
        for (int n = 0; n < count; n++) {
            memory = model.observe(
                    memory,
                    apiCall(api)
                            .by("dora")
                            .from("198.51.100.7")
                            .bucket("reports")
                            .key("object-" + objects++)
                            .at(at("9h") + day * DAY + n * 60_000L)
                            .build(),
                    Emitter.of(raised::add, none -> {}));
        }
    }

    private List<Signal> findings() {
        return raised.stream()
                .filter(signal -> signal.detection().type() != null)
                .toList();
    }
}
