package io.vigil.patterns;

import io.vigil.events.Signal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of a signal a step may ask for. */
enum SignalField {
    PRINCIPAL,
    /** AWS's unique id, with the session's name. */
    PRINCIPAL_ID,
    USER_NAME,
    ACCESS_KEY,
    INSTANCE,
    BUCKET,
    OBJECT,
    RESOURCE,
    REMOTE,
    REGION,
    TACTIC,
    TECHNIQUE,
    TYPE,
    UNIT,
    SERVICE,
    API,
    /** What the call does: {@code read}, {@code create}, {@code delete} or {@code change}. */
    EFFECT,
    /** The /24 or /48 of the remote address. */
    NETWORK,
    COUNTRY;

    /** Null when the signal does not contain it. */
    @Nullable
    String of(Signal signal) {
        var subject = signal.subject();
        return switch (this) {
            case PRINCIPAL -> subject.principal();
            case PRINCIPAL_ID -> subject.principalId();
            case USER_NAME -> subject.userName();
            case ACCESS_KEY -> subject.accessKey();
            case INSTANCE -> subject.instance();
            case BUCKET -> subject.bucket();
            case OBJECT -> subject.object();
            case RESOURCE -> subject.resource();
            case REMOTE -> signal.remote().ip();
            case REGION -> signal.region();
            case TACTIC -> signal.detection().tactic().name();
            case TECHNIQUE -> signal.detection().technique();
            case TYPE -> signal.detection().type();
            case UNIT -> signal.detection().unit();
            case SERVICE -> signal.activity().service();
            case API -> signal.activity().api();
            case EFFECT -> ApiEffect.of(signal.activity().api());
            case NETWORK -> RemoteNetwork.of(signal.remote().ip());
            case COUNTRY -> signal.remote().countryCode();
        };
    }

    /** As YAML names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
