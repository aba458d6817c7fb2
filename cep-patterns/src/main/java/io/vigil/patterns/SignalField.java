package io.vigil.patterns;

import io.vigil.events.signals.Hand;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    COUNTRY,
    /** The instance, else the name of the role session: functions, pods and tasks have one of their own. */
    WORKLOAD,
    /** The end of the resource's ARN; of a name, all of it. */
    RESOURCE_NAME,
    /** Of a finding, in GuardDuty's words: {@code low}, {@code medium}, {@code high} or {@code critical}. */
    SEVERITY,
    /** Whose doing it looks like: {@code unknown}, {@code owner}, {@code stranger} or {@code elsewhere}; see {@link Hand}. */
    HAND,
    /**
     * Whose network the remote address is in: the number of its autonomous system, where a database of them is there. Of a provider's many customers, so that it
     * links what something else keys; strangers share it.
     */
    AUTONOMOUS_SYSTEM;

    private static final List<String> BANDS = List.of("low", "medium", "high", "critical");
    private static final double MEDIUM = 4;
    private static final double HIGH = 7;
    private static final double CRITICAL = 9;

    private static final Pattern ARN_PREFIX = Pattern.compile("arn:.*[:/]");

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
            case WORKLOAD -> subject.instance() == null ? session(subject.principalId()) : subject.instance();
            case RESOURCE_NAME -> nameOf(subject.resource());
            case SEVERITY ->
                signal.detection().type() == null
                        ? null
                        : band(signal.detection().severity());
            case HAND -> Hand.of(signal).toString();
            case AUTONOMOUS_SYSTEM ->
                signal.remote().asn() == 0
                        ? null
                        : Long.toString(signal.remote().asn());
        };
    }

    /** All that it can be; empty: any text. */
    List<String> words() {
        return switch (this) {
            case TACTIC -> Stream.of(Tactic.values()).map(Tactic::name).toList();
            case EFFECT -> ApiEffect.ALL;
            case SEVERITY -> BANDS;
            case HAND -> Hand.words();
            default -> List.of();
        };
    }

    /** AWS puts it behind the role's unique id. */
    private static @Nullable String session(@Nullable String principalId) {
        int colon = principalId == null ? -1 : principalId.indexOf(':');
        return colon < 0 ? null : principalId.substring(colon + 1);
    }

    private static @Nullable String nameOf(@Nullable String resource) {
        return resource == null ? null : ARN_PREFIX.matcher(resource).replaceFirst("");
    }

    private static String band(double severity) {
        int reached = (severity >= MEDIUM ? 1 : 0) + (severity >= HIGH ? 1 : 0) + (severity >= CRITICAL ? 1 : 0);
        return BANDS.get(reached);
    }

    /** As YAML names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
