package io.vigil.jobs.detections;

import static io.vigil.testkit.Given.MONDAY;
import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.jobs.detections.SignalExits.Exit;
import io.vigil.models.secretharvest.ReaderInput;
import io.vigil.testkit.GivenCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogFeedsTest {
    private static final long MINUTE = 60_000;

    private final Asked reads = new Asked();
    private final LogFeeds<ApiCall> feeds = LogFeeds.of(List.of(reads), ApiCall.class, new Nowhere());

    @Test
    void aFeedMeetsOnlyTheKindsThatConcernIt() {
        feeds.show(apiCall("s3:GetObject").build());
        feeds.show(apiCall("s3:PutObject").build());
        feeds.show(apiCall("s3:GetObject").build());

        assertThat(reads.ofReads).isEqualTo(2);
    }

    @Test
    void whoAppearsIsShownOnceInAQuarterOfAnHourWhateverIsCalled() {
        feeds.show(at(0).build());
        feeds.show(
                apiCall("ec2:RunInstances").by("alice").at(MONDAY + 14 * MINUTE).build());
        feeds.show(at(16).build());

        assertThat(reads.appearances).containsExactly(MONDAY, MONDAY + 16 * MINUTE);
    }

    @Test
    void anotherKeyAnotherOutcomeAndAnotherPrincipalAppearAnew() {
        feeds.show(at(0).set(ApiField.ACCESS_KEY, "AKIA1").build());
        feeds.show(at(1).set(ApiField.ACCESS_KEY, "AKIA2").build());
        feeds.show(at(2).set(ApiField.ACCESS_KEY, "AKIA2").error("AccessDenied").build());
        feeds.show(at(3).set(ApiField.ACCESS_KEY, "AKIA2").by("bob").build());
        feeds.show(at(4).set(ApiField.ACCESS_KEY, "AKIA2").build());

        assertThat(reads.appearances).hasSize(4);
    }

    @Test
    void whoeverComesFromAnotherAccountIsShownEachTime() {
        feeds.show(at(0).set(ApiField.IDENTITY_ACCOUNT, "444455556666").build());
        feeds.show(at(1).set(ApiField.IDENTITY_ACCOUNT, "444455556666").build());

        assertThat(reads.appearances).hasSize(2);
    }

    private static GivenCall at(long minute) {
        return apiCall("ec2:DescribeInstances").by("alice").at(MONDAY + minute * MINUTE);
    }

    private static final class Nowhere implements Exit {
        @Override
        public <T> void take(OutputTag<T> tag, T record, long time) {
            throw new IllegalStateException("nothing is taken here");
        }
    }

    /** Notes what its feeds are asked. */
    private static final class Asked implements CombiningDetector<ReaderInput, String> {
        private int ofReads;
        private final List<Long> appearances = new ArrayList<>();

        @Override
        public List<Feed<?, ReaderInput>> feeds() {
            Feed<ApiCall, ReaderInput> each = Feed.ofLog(ApiCall.class, call -> {
                ofReads++;
                return null;
            });
            Feed<ApiCall, ReaderInput> once = Feed.ofLog(ApiCall.class, call -> {
                appearances.add(call.time());
                return null;
            });
            return List.of(each.among(call -> call.name().equals("GetObject")), once.onceForEach());
        }

        @Override
        public String id() {
            return "asked";
        }

        @Override
        public Class<ReaderInput> observes() {
            return ReaderInput.class;
        }

        @Override
        public Class<String> memory() {
            return String.class;
        }

        @Override
        public Duration forgetAfter() {
            return Duration.ofDays(1);
        }

        @Override
        public @Nullable String observe(@Nullable String memory, ReaderInput input, Emitter out) {
            return memory;
        }
    }
}
