package io.vigil.testkit;

import io.vigil.events.ListHit;
import io.vigil.events.signals.Activity;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.DnsRequestActivity;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Occurrence;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Score;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalEvidence;
import io.vigil.events.signals.Subject;
import io.vigil.events.signals.Tactic;
import org.jspecify.annotations.Nullable;

/** A signal as some unit would raise it: a building block unless it is given a type. */
public final class GivenSignal {
    private final String unit;
    private @Nullable String type;
    private Tactic tactic = Tactic.DISCOVERY;
    private @Nullable String technique;
    private double severity;
    private long time = Given.MONDAY;
    private String account = Given.ACCOUNT;
    private @Nullable String principal = "AROAEXAMPLEEXAMPLE000";
    private @Nullable String accessKey;
    private @Nullable String root;
    private @Nullable String instance;
    private @Nullable String networkInterface;
    private @Nullable String bucket;
    private @Nullable String object;
    private @Nullable String resource;
    private @Nullable String userType;
    private @Nullable String userName;
    private String api = "ListBuckets";
    private String service = "s3.amazonaws.com";
    private @Nullable String domain;
    private @Nullable String error;
    private @Nullable String remote = "198.51.100.1";
    private long asn;
    private @Nullable String habit;
    private @Nullable String userAgent;
    private String eventId = "";
    private Score score = Score.NONE;

    GivenSignal(String unit) {
        this.unit = unit;
    }

    /** A finding type; its severity is 5 unless given after this. */
    public GivenSignal type(String value) {
        type = value;
        severity = 5;
        return this;
    }

    public GivenSignal severity(double value) {
        severity = value;
        return this;
    }

    public GivenSignal tactic(Tactic value) {
        tactic = value;
        return this;
    }

    /** Of ATT&CK, such as {@code T1078.004}; none is known unless given. */
    public GivenSignal technique(String value) {
        technique = value;
        return this;
    }

    public GivenSignal principal(@Nullable String value) {
        principal = value;
        return this;
    }

    public GivenSignal accessKey(String value) {
        accessKey = value;
        return this;
    }

    /** Principal of the same account that is behind the temporary credentials. */
    public GivenSignal root(String value) {
        root = value;
        return this;
    }

    public GivenSignal instance(String value) {
        instance = value;
        return this;
    }

    public GivenSignal networkInterface(String id) {
        networkInterface = id;
        return this;
    }

    public GivenSignal bucket(String value) {
        bucket = value;
        return this;
    }

    public GivenSignal object(String value) {
        object = value;
        return this;
    }

    public GivenSignal resource(String value) {
        resource = value;
        return this;
    }

    /** IAMUser, AssumedRole, … */
    public GivenSignal userType(String value) {
        userType = value;
        return this;
    }

    /** User or role. */
    public GivenSignal userName(String value) {
        userName = value;
        return this;
    }

    /** Name of the call, of S3; or with its service before it, as in {@code cloudtrail:StopLogging}. */
    public GivenSignal api(String value) {
        int colon = value.indexOf(':');
        service = colon < 0 ? service : value.substring(0, colon) + ".amazonaws.com";
        api = value.substring(colon + 1);
        return this;
    }

    /** Name that was queried: the signal is about a query then. */
    public GivenSignal domain(String value) {
        domain = value;
        return this;
    }

    /** Error code of a call that was refused. */
    public GivenSignal error(String value) {
        error = value;
        return this;
    }

    public GivenSignal from(String address) {
        remote = address;
        return this;
    }

    /** The autonomous system of the far side, as a database has it. */
    public GivenSignal asn(long number) {
        asn = number;
        return this;
    }

    public GivenSignal in(String accountId) {
        account = accountId;
        return this;
    }

    public GivenSignal at(long millis) {
        time = millis;
        return this;
    }

    /** Offset from {@link Given#MONDAY}. */
    public GivenSignal at(String offset) {
        return at(Given.at(offset));
    }

    /** Id of the one event it rests on; without it, one that follows from what is given for the signal. */
    public GivenSignal event(String id) {
        eventId = id;
        return this;
    }

    /** As of {@link Detection#habit}. */
    public GivenSignal habit(@Nullable String value) {
        habit = value;
        return this;
    }

    public GivenSignal agent(String value) {
        userAgent = value;
        return this;
    }

    /** The weight of a rule, or any other unit's own number. */
    public GivenSignal score(double value) {
        score = score.withValue(value);
        return this;
    }

    public Signal build() {
        String entry = String.join(" ", "" + time, account, unit, type, principal, instance, bucket, object);
        return new Signal(
                new Detection(unit, type, tactic, technique, severity, unit, "", "", Detection.Role.TARGET, habit),
                new Occurrence(time, time, account, Given.REGION, 0),
                subject(),
                activity(),
                new Remote(remote, null, null, null, Double.NaN, Double.NaN, asn, null, null, null),
                new SignalEvidence(
                        ListHit.NONE,
                        Observation.NONE,
                        new String[] {eventId.isEmpty() ? Ids.event(entry) : eventId},
                        SequenceStep.NONE),
                score);
    }

    private Activity activity() {
        return domain == null
                ? new ApiCallActivity(false, service, api, error, userAgent, null, null)
                : new DnsRequestActivity(domain, "UDP", false);
    }

    private Subject subject() {
        return new Subject(
                principal,
                principal,
                userType,
                userName,
                accessKey,
                instance,
                networkInterface,
                null,
                null,
                null,
                bucket,
                object,
                resource,
                root == null ? null : account + "/" + root);
    }
}
