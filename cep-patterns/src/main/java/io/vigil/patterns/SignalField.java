package io.vigil.patterns;

import io.vigil.events.Signal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of a signal a step may ask for. */
enum SignalField {
    PRINCIPAL,
    USER_NAME,
    ACCESS_KEY,
    INSTANCE,
    BUCKET,
    OBJECT,
    RESOURCE,
    REMOTE,
    REGION,
    TACTIC;

    /** Null when the signal does not contain it. */
    @Nullable
    String of(Signal signal) {
        var subject = signal.subject();
        return switch (this) {
            case PRINCIPAL -> subject.principal();
            case USER_NAME -> subject.userName();
            case ACCESS_KEY -> subject.accessKey();
            case INSTANCE -> subject.instance();
            case BUCKET -> subject.bucket();
            case OBJECT -> subject.object();
            case RESOURCE -> subject.resource();
            case REMOTE -> signal.remote().ip();
            case REGION -> signal.region();
            case TACTIC -> signal.detection().tactic().name();
        };
    }

    /** As YAML names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
