package io.vigil.events.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Hash;
import io.vigil.events.ListHit;
import io.vigil.events.Rejected;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.codec.ByContent;
import io.vigil.events.codec.Carried;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.dns.DnsQueryBuilder;
import io.vigil.events.dns.QueryField;
import io.vigil.events.dns.QueryTexts;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Activity;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.DnsRequestActivity;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Occurrence;
import io.vigil.events.signals.PortProbeActivity;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Score;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalEvidence;
import io.vigil.events.signals.Subject;
import io.vigil.events.signals.Tactic;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.FlowOwner;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.FlowText;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.events.vpcflow.NetworkFlowBuilder;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything on a stream or in state has a serializer of its own or is a record Flink understands: Kryo would tie savepoints to class layouts. */
class CarriedByFlinkTest {
    private static final Subject SUBJECT = new Subject(
            "AROA0:i-1",
            "AROA0:i-1",
            "AssumedRole",
            "role",
            "ASIA0",
            "i-1",
            "eni-1",
            "vpc-1",
            null,
            "10.0.0.5",
            "b",
            "k",
            null,
            null);
    private static final Activity ACTIVITY =
            new ApiCallActivity(true, "s3.amazonaws.com", "GetObject", null, "agent", "111122223333", true);
    private static final ListHit HIT =
            new ListHit("list", "tor", "198.51.100.7", "198.51.100.7", new String[] {"exit"});

    @ParameterizedTest
    @ValueSource(
            classes = {
                ApiCall.class,
                NetworkFlow.class,
                DnsQuery.class,
                Signal.class,
                FirstSeen.class,
                Rejected.class,
                Subject.class,
                Activity.class,
                Detection.class,
                Occurrence.class,
                SignalEvidence.class,
                Score.class,
                Remote.class,
                Observation.class,
                SequenceStep.class,
                ListHit.class,
                Origin.class,
                Ip.class
            })
    void needsNoKryo(Class<?> type) {
        TypeInformation<?> information = TypeInformation.of(type);

        assertThat(information).isNotInstanceOf(GenericTypeInfo.class);
        assertThat(Carried.serializer(type)).isNotNull();
    }

    @Test
    void aSignalCrossesAShuffleWhole() throws IOException {
        Signal sent = signal(null);

        Signal received = Carried.over(Signal.class, signal(sent));

        // Unknown coordinates are NaN, which equals itself only as an object.
        assertThat(received)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(signal(sent));
    }

    private static Signal signal(@Nullable Signal step) {
        return new Signal(
                new Detection(
                        "unit",
                        step == null ? null : "AttackSequence:S3/CompromisedData",
                        Tactic.EXFILTRATION,
                        "T1530",
                        9,
                        "title",
                        "description",
                        "",
                        step == null ? null : Detection.Role.TARGET,
                        step == null ? null : "ec2:ModifySnapshotAttribute 444455556666"),
                new Occurrence(1, 2, "111122223333", null, 1),
                SUBJECT,
                ACTIVITY,
                Remote.of("198.51.100.7"),
                new SignalEvidence(
                        new ListHit[] {HIT},
                        new Observation[] {
                            new Observation(
                                    "account", "api", true, Observation.Frequency.UNSEEN, new String[] {"GetObject"})
                        },
                        new String[] {"e1", "e2"},
                        step == null ? SequenceStep.NONE : new SequenceStep[] {SequenceStep.of("theft", step)}),
                new Score(0.5, 1e-9));
    }

    @Test
    void anActivityOfAnyKindCrossesAShuffleWhole() throws IOException {
        for (Activity sent : new Activity[] {
            ACTIVITY,
            new ApiCallActivity(false, "sts.amazonaws.com", "AssumeRole", "AccessDenied", null, null, null),
            new ConnectionActivity("INBOUND", "TCP", true, 22, 50_000),
            new PortProbeActivity(false, 6379),
            new DnsRequestActivity("a.example", "UDP", true)
        }) {
            assertThat(Carried.over(Activity.class, sent)).isEqualTo(sent);
        }
    }

    @Test
    void signalsOfOneContentAreTheSameWhateverObjectsHoldIt() {
        var content = new ByContent<>(Signal.class);
        Signal member = signal(null);

        assertThat(content.compare(signal(member), signal(member))).isZero();
        assertThat(content.compare(member, member.withScore(0.6))).isNotZero();
    }

    @Test
    void aFlowCrossesAShuffleWhole() throws IOException {
        FlowOwner owner = new FlowOwner.Builder()
                .set(FlowText.ACCOUNT, "111122223333")
                .set(FlowText.INTERFACE, "eni-1")
                .set(FlowText.INSTANCE, "i-1")
                .set(FlowText.SUBNET, "subnet-1")
                .build();
        NetworkFlow sent = new NetworkFlowBuilder(Objects.requireNonNull(owner))
                .line(0xbeefL)
                .during(1, 2)
                .source(Objects.requireNonNull(Ip.parse("10.0.0.5")), 65_535)
                .destination(Objects.requireNonNull(Ip.parse("2001:db8::1")), 22)
                .protocol(255, 255)
                .traffic(Long.MAX_VALUE, Long.MAX_VALUE)
                .accepted(true)
                .direction(FlowDirection.EGRESS)
                .origins(
                        Origin.of(AddressClass.PRIVATE, 0, null, 0),
                        Origin.of(AddressClass.PUBLIC, 4_294_967_295L, "DE", Origin.TOR))
                .hits(new ListHit[] {HIT})
                .build();

        NetworkFlow received = Carried.over(NetworkFlow.class, sent);

        assertThat(received).usingRecursiveComparison().isEqualTo(sent);
        assertThat(received.withIntel(sent.sourceOrigin(), sent.destinationOrigin(), sent.hits()))
                .usingRecursiveComparison()
                .isEqualTo(sent);
        assertThat(received.id()).isEqualTo("000000000000beef");
        assertThat(received.region()).isNull();
        assertThat(received.subnet()).isEqualTo("subnet-1");
        assertThat(received.sourcePort()).isEqualTo(65_535);
        assertThat(received.destination()).hasToString("2001:db8::1");
    }

    @Test
    void aFlowWithoutTrafficCrossesAShuffleWhole() throws IOException {
        NetworkFlow sent = new NetworkFlowBuilder(Objects.requireNonNull(new FlowOwner.Builder().build()))
                .status(FlowStatus.NODATA)
                .build();

        NetworkFlow received = Carried.over(NetworkFlow.class, sent);

        assertThat(received).isEqualTo(sent);
        assertThat(received.source()).isNull();
        assertThat(received.account()).isEmpty();
        assertThat(received.entityHash()).isEqualTo(sent.entityHash());
        assertThat(received.tcpFlags()).isEqualTo(-1);
    }

    @Test
    void aQueryCrossesAShuffleWhole() throws IOException {
        DnsQuery sent = Objects.requireNonNull(new DnsQueryBuilder()
                .time(1)
                .line(0xbeefL)
                .source(Ip.parse("10.0.0.5"))
                .set(QueryField.ACCOUNT, "111122223333")
                .set(QueryField.REGION, "us-east-1")
                .set(QueryField.INSTANCE, "i-1")
                .set(QueryField.NAME, "example.com")
                .set(QueryField.TYPE, "A")
                .set(QueryField.RCODE, "NXDOMAIN")
                .set(QueryField.TRANSPORT, "UDP")
                .answer("CNAME", "edge.example.net")
                .answer("", "x".repeat(100_000))
                .hits(new ListHit[] {HIT})
                .texts(new QueryTexts("example.com", new String[0], new String[0]))
                .build());

        DnsQuery received = Carried.over(DnsQuery.class, sent);

        assertThat(received).isEqualTo(sent).hasSameHashCodeAs(sent);
        assertThat(received.id()).isEqualTo("000000000000beef");
        assertThat(received.name()).isEqualTo("example.com");
        assertThat(received.nameHash()).isEqualTo(Hash.of("example.com"));
        assertThat(received.entityHash())
                .isEqualTo(sent.entityHash())
                .isEqualTo(Hash.combine(Hash.of("111122223333"), Hash.of("i-1")));
        assertThat(received.source()).hasToString("10.0.0.5");
        assertThat(received.isNxdomain()).isTrue();
        assertThat(received.answerTypes()).containsExactly("CNAME", "");
        assertThat(received.answers()).containsExactly("edge.example.net", "x".repeat(100_000));
        assertThat(received.vpc()).isNull();
        assertThat(received.hits()).containsExactly(HIT);
    }
}
