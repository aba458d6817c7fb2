package io.vigil.models.instancecredentials;

import io.vigil.catalogue.Emit;
import io.vigil.catalogue.Network;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.SignalDraft;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.Watch;
import io.vigil.events.AddressClass;
import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.Hash;
import io.vigil.events.Ip;
import io.vigil.events.Origin;
import io.vigil.events.Signal;
import io.vigil.models.habit.AgentFamily;
import io.vigil.models.habit.Days;
import io.vigil.models.habit.NetworkKey;
import io.vigil.models.habit.Recall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices when the role session of an EC2 instance acts from outside AWS and outside the networks that the instance is known from. Where
 * nothing tells which addresses are AWS's, several other signs must come together.
 */
public final class InstanceCredentialExfiltration implements Watch<ApiCall, Sightings> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    /** Around an address: narrow enough that a stranger at the same provider is not taken for the instance. */
    private static final int NETWORK_BITS = 24;

    private static final int RECALLED = 1024;
    private static final int SETTLED_DAYS = 3;
    private static final int VERSION_TWO_DAYS = 7;
    private static final byte[] VERSION_ONE = "1.0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION_TWO = "2.0".getBytes(StandardCharsets.US_ASCII);

    private final String id;
    private final Emit emit;
    private final int learningDays;
    private final List<Network> knownNetworks = new ArrayList<>();
    private final Recall<String> agents = new Recall<>(RECALLED);

    /** @param problems takes networks that are none */
    public InstanceCredentialExfiltration(Unit unit, Problems problems) {
        id = unit.id();
        emit = unit.emit();
        learningDays = unit.settings().count("learning-days");
        for (String text : unit.settings().texts("known-networks")) {
            Network network = Network.parse(text);
            if (network == null) {
                problems.add(unit.place(), "known-networks = " + text, "expected a range such as 203.0.113.0/24");
            } else {
                knownNetworks.add(network);
            }
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Class<Sightings> memory() {
        return Sightings.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** An instance's own use of its credentials, over the internet. */
    @Override
    public boolean concerns(ApiCall call) {
        return call.is(ApiCall.INSTANCE_SESSION)
                && call.origin().kind() == AddressClass.PUBLIC
                && !call.byService()
                && !call.has(ApiField.VPC_ENDPOINT);
    }

    @Override
    public Sightings observe(@Nullable Sightings known, ApiCall call, Consumer<Signal> out) {
        Sightings sightings = known == null ? new Sightings() : known;
        Ip address = call.origin().is(Origin.AWS) ? null : Ip.parse(call.text(ApiField.SOURCE_IP));
        Use use = use(sightings, call, address);
        if (!isKnown(sightings, use, address) && !call.origin().is(Origin.TRUSTED)) {
            judge(sightings, use, call, out);
        }
        learn(sightings, use, call);
        return sightings;
    }

    /** @param address null when it is one of AWS, whose machines change theirs */
    private Use use(Sightings sightings, ApiCall call, @Nullable Ip address) {
        long network = address == null ? NetworkKey.AWS : NetworkKey.around(address, NETWORK_BITS);
        long accessKey = call.hash(ApiField.ACCESS_KEY);
        if (sightings.accessKey != accessKey) {
            sightings.accessKey = accessKey;
            sightings.firstNetwork = network;
        }
        return new Use(Days.of(call.time()), network, agent(call));
    }

    private String agent(ApiCall call) {
        String known = agents.find(call.agentHash());
        return known != null
                ? known
                : agents.keep(call.agentHash(), AgentFamily.of(call.textOr(ApiField.USER_AGENT, "")));
    }

    private boolean isKnown(Sightings sightings, Use use, @Nullable Ip address) {
        return use.network == NetworkKey.AWS
                || sightings.networks.daysBefore(use.network, use.day) >= learningDays
                || address != null && knownNetworks.stream().anyMatch(network -> network.contains(address));
    }

    private void judge(Sightings sightings, Use use, ApiCall call, Consumer<Signal> out) {
        Evidence evidence = evidence(sightings, use, call);
        if (evidence.weight() < Evidence.ENOUGH) {
            return;
        }
        List<String> events =
                sightings.thefts.tell(Hash.combine(sightings.accessKey, use.network), call.time(), call.id());
        if (events != null) {
            out.accept(SignalDraft.of(id, emit, call)
                    .eventIds(events)
                    .score(evidence.weight())
                    .observations(Explanation.of(sightings, use, call, evidence))
                    .sign());
        }
    }

    private static Evidence evidence(Sightings sightings, Use use, ApiCall call) {
        boolean known = sightings.networks.size() > 0;
        int daysHere = sightings.networks.daysBefore(use.network, use.day);
        return new Evidence(
                call.origin().is(Origin.CLOUD_KNOWN),
                sightings.firstNetwork != use.network,
                call.is(ApiField.ROLE_DELIVERY, VERSION_ONE)
                        && sightings.versionTwoDay != 0
                        && use.day - sightings.versionTwoDay <= VERSION_TWO_DAYS,
                known && sightings.agents.find(Hash.of(use.agent)) < 0,
                daysHere == 0 && elsewhere(sightings, use.day) >= SETTLED_DAYS);
    }

    private static int elsewhere(Sightings sightings, int day) {
        int most = 0;
        for (int at = 0; at < sightings.networks.size(); at++) {
            most = Math.max(most, sightings.networks.daysBefore(sightings.networks.key(at), day));
        }
        return most;
    }

    /** Each day teaches once; a refused call teaches nothing. */
    private static void learn(Sightings sightings, Use use, ApiCall call) {
        if (call.failed()) {
            return;
        }
        sightings.networks.learn(use.network, use.day, Sightings.NETWORKS);
        long agent = Hash.of(use.agent);
        if (sightings.agents.learn(agent, use.day, Sightings.AGENTS)) {
            sightings.agents.name(agent, use.agent, Sightings.AGENT_WORDS);
        }
        if (call.is(ApiField.ROLE_DELIVERY, VERSION_TWO)) {
            sightings.versionTwoDay = Math.max(sightings.versionTwoDay, use.day);
        }
    }

    /** One use of the credentials: when, from where, with what. */
    record Use(int day, long network, String agent) {}
}
