package io.vigil.benchmark;

import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.Template;
import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCallBuilder;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import java.util.HexFormat;
import java.util.Objects;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/** A stream of building blocks: each of one of a hundred units, about one of two thousand principals, in order, a day's worth for each twenty thousand. */
final class SignalsOfPrincipals implements GeneratorFunction<Long, Signal> {
    static final int UNITS = 100;
    static final int PRINCIPALS = 2000;

    private static final long serialVersionUID = 1;
    /** Monday, 2026-01-05. */
    private static final long START = 1_767_571_200_000L;

    private static final long APART = 4_000;
    private static final Emit EMIT =
            new Emit(null, 0, Tactic.DISCOVERY, null, Template.of("made up"), Template.of("made up"));

    /** The reading before the first signal that is measured. */
    private static volatile Rate.Stopwatch begun = new Rate.Stopwatch();

    private final long warmUp;

    /** @param warmUp signals that come before what is measured */
    SignalsOfPrincipals(long warmUp) {
        this.warmUp = warmUp;
    }

    /** Since the first signal that is measured was made. */
    static Rate.Stopwatch begun() {
        return begun;
    }

    static String unit(int number) {
        return "made-up-" + Math.floorMod(number, UNITS);
    }

    @Override
    public Signal map(Long number) {
        if (number == warmUp) {
            begun = new Rate.Stopwatch();
        }
        return signal(number);
    }

    static Signal signal(long number) {
        String principal = "AIDA" + Math.floorMod(Hash.combine(number, 1), (long) PRINCIPALS);
        var call = new ApiCallBuilder()
                .time(START + number * APART)
                .set(ApiField.EVENT_ID, HexFormat.of().toHexDigits(number))
                .set(ApiField.ACCOUNT, "111122223333")
                .set(ApiField.REGION, "eu-west-1")
                .set(ApiField.SERVICE, "iam.amazonaws.com")
                .set(ApiField.NAME, "ListUsers")
                .set(ApiField.SOURCE_IP, "198.51.100.7")
                .set(ApiField.IDENTITY_TYPE, "IAMUser")
                .set(ApiField.PRINCIPAL_ID, principal)
                .flag(CallFlag.MANAGEMENT);
        return SignalDraft.of(unit((int) Hash.combine(number, 2)), EMIT, Objects.requireNonNull(call.build()))
                .sign();
    }
}
