package io.vigil.models.traffic;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.flows.Opener;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.net.Ip;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.ConversationDetector;
import io.vigil.models.conversations.Habits;
import io.vigil.models.conversations.Outcome;
import io.vigil.models.conversations.Upload;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of what a machine sends to the internet that it never did: to other ports, much more ({@link UnusualUploads}), as mail, and to other name servers. */
final class UnusualTraffic implements ConversationDetector<TrafficMemory> {
    static final String PORT = "Behavior:EC2/NetworkPortUnusual";
    static final String SPAM = "Backdoor:EC2/Spambot";
    static final String RESOLVER = "DefenseEvasion:EC2/UnusualDNSResolver";
    static final String OVER_HTTPS = "DefenseEvasion:EC2/UnusualDoHActivity";
    static final String OVER_TLS = "DefenseEvasion:EC2/UnusualDoTActivity";

    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int PORTS = 40;
    private static final int RESOLVERS = 12;
    /** Days for which ports and resolvers are new: whoever begins with one conversation a day is followed for a week. */
    private static final int NEW_FOR = 7;

    private static final double SURE = 0.7;

    private static final int SMTP = 25;
    /** At which relays take mail: RFC 5321, 6409, 8314. */
    static final Set<Integer> MAIL = Set.of(SMTP, 465, 587);

    private static final int DNS = 53;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int DNS_OVER_TLS = 853;
    static final Set<Integer> LDAP_OF_LOG4J = Set.of(389, 1389);
    static final double HIGH = 8;
    static final double LOW = 3;

    private final Unit unit;
    private final TrafficDraft drafts;
    private final UnusualUploads uploads;
    private final UnusualService services;
    private final Set<Ip> publicResolvers = new HashSet<>();
    private final int uses;
    private final double novelty;
    private final int mailNetworks;
    private final int resolversOfOne;

    UnusualTraffic(Unit unit, Problems problems) {
        this.unit = unit;
        this.drafts = new TrafficDraft(unit);
        this.uploads = new UnusualUploads(unit, drafts, problems);
        this.services = new UnusualService(unit);
        this.uses = unit.settings().count("uses");
        this.novelty = unit.settings().number("novelty");
        this.mailNetworks = unit.settings().count("mail-networks");
        this.resolversOfOne = unit.settings().count("resolvers-of-one");
        for (String text : unit.settings().texts("public-resolvers")) {
            Ip ip = Ip.parse(text);
            if (ip == null) {
                problems.add(unit.place(), "public-resolvers = " + text, "expected an IPv4 or IPv6 address");
            } else {
                publicResolvers.add(ip);
            }
        }
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<TrafficMemory> memory() {
        return TrafficMemory.class;
    }

    @Override
    public StateCodec<TrafficMemory> codec() {
        return TrafficMemory.CODEC;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(Conversation conversation) {
        return !conversation.outcome().isFailure()
                        && conversation.isPublic()
                        && !conversation.isTrusted()
                        && (isOurs(conversation) || uploads.mayBe(conversation) || services.mayBe(conversation))
                || isAsked(conversation);
    }

    /** A machine of the own network gives mail to this one, or asks it for names. */
    private static boolean isAsked(Conversation conversation) {
        int port = conversation.localPort();
        return (port == DNS || MAIL.contains(port))
                && conversation.isOpenedThere()
                && !conversation.isPublic()
                && conversation.outcome() == Outcome.CONTENT;
    }

    private static boolean isOurs(Conversation conversation) {
        return conversation.isOpenedHere()
                && conversation.opener().confidence() >= SURE
                && (conversation.isTcp() || conversation.isUdp());
    }

    @Override
    public TrafficMemory observe(@Nullable TrafficMemory known, Conversation conversation, Emitter out) {
        TrafficMemory memory = known == null ? new TrafficMemory(conversation.start()) : known;
        if (isAsked(conversation)) {
            Served served = conversation.localPort() == DNS ? memory.names : memory.mail;
            served.ask(Days.of(conversation.start()));
            return memory;
        }
        memory.opened.watch(Days.of(conversation.start()));
        services.observe(memory.opened, conversation, out);
        uploads.observe(memory.uploads, conversation, out);
        if (!isOurs(conversation)) {
            return memory;
        }
        String resolving = resolving(conversation);
        if (resolving != null) {
            resolve(memory, resolving, conversation, out);
        } else if (conversation.outcome() == Outcome.CONTENT) {
            usePort(memory, conversation, out);
        }
        return memory;
    }

    /** The finding type if it speaks with a name server; null otherwise. */
    private @Nullable String resolving(Conversation conversation) {
        int port = conversation.remotePort();
        if (port == DNS) {
            return RESOLVER;
        }
        if (port == DNS_OVER_TLS) {
            return OVER_TLS;
        }
        return port == HTTPS && publicResolvers.contains(conversation.remote()) ? OVER_HTTPS : null;
    }

    /**
     * Whoever asks many name servers is one itself, and so is whoever answers the own network. A public resolver is what systems fall back to, and who had one takes
     * another. Over HTTPS the machine is what the finding is about, so that it is one with that of the resolver's name, which another log shows; and of a fleet, all of
     * these resolvers are one place.
     */
    private void resolve(TrafficMemory memory, String type, Conversation conversation, Emitter out) {
        Habits resolvers = memory.resolvers;
        long key = conversation.remoteHash() + conversation.remotePort();
        int used = resolvers.use(key, Days.of(conversation.start()), RESOLVERS, NEW_FOR);
        boolean young = conversation.start() - memory.since < DAY;
        long place = type.equals(OVER_HTTPS) ? HTTPS : key;
        if (used == 1) {
            out.firstSeen(drafts.used(place, RESOLVERS, conversation, null));
        }
        boolean isResolver = resolvers.known() >= resolversOfOne
                || resolvers.size() > resolversOfOne
                || memory.names.isServer(Days.of(conversation.start()));
        boolean isListed = type.equals(RESOLVER) && publicResolvers.contains(conversation.remote());
        boolean moves = isListed && resolvers.known() > 0;
        if (used == uses && !young && !isResolver && !moves) {
            String address = conversation.remote().toString();
            SignalDraft candidate = drafts.of(type, conversation)
                    .discriminator(type.equals(OVER_HTTPS) ? "" : address)
                    .observations(TrafficDraft.seen("resolver", "%s", address));
            if (isListed) {
                candidate.severity(LOW);
            }
            out.firstSeen(drafts.used(place, RESOLVERS, conversation, candidate.sign()));
        }
    }

    /** What a machine does each day it has done within a day and a night of its launch, which are two days of the calendar: such a port was there from the start. */
    private void usePort(TrafficMemory memory, Conversation conversation, Emitter out) {
        int today = Days.of(conversation.start());
        int port = conversation.remotePort();
        long key = service(conversation);
        int used = memory.ports.use(key, today, PORTS, NEW_FOR);
        if (used == 1) {
            out.firstSeen(drafts.used(key, PORTS, conversation, null));
        }
        if (port == SMTP && used > 0) {
            mail(memory, conversation, out);
            return;
        }
        double expected = memory.ports.noveltyBeside(key);
        boolean known = conversation.start() - memory.since >= Upload.KNOWN * DAY;
        boolean enough = OrdinaryPort.isEnough(used, uses, memory, conversation);
        boolean odd = enough && known && expected <= novelty && !OrdinaryPort.is(memory, conversation);
        if (odd && memory.ports.newSince(key) > Days.of(memory.since) + 1) {
            out.firstSeen(drafts.used(key, PORTS, conversation, unusualPort(memory, expected, conversation)));
        }
    }

    /** The first port of a day is a finding of its own, all others of the day are one more: a machine that is put to another use takes up many. */
    private Signal unusualPort(TrafficMemory memory, double expected, Conversation conversation) {
        int port = conversation.remotePort();
        int today = Days.of(conversation.start());
        boolean first = memory.portReported < today;
        memory.portReported = today;
        SignalDraft draft = drafts.of(PORT, conversation)
                .discriminator(first ? port + "/" + conversation.protocol() : "")
                .score(1 / expected)
                .pValue(expected);
        Observation unusual = TrafficDraft.seen("port", "%d", port);
        if (LDAP_OF_LOG4J.contains(port)) {
            Observation context = TrafficDraft.seen("context", "%s", "Possible log4j callback");
            return draft.severity(HIGH)
                    .discriminator(port + "/" + conversation.protocol())
                    .observations(unusual, context)
                    .sign();
        }
        return draft.observations(unusual).sign();
    }

    /** Calls and games agree on another port each time: datagrams to ports that are nobody's in particular are one service. */
    private static long service(Conversation conversation) {
        boolean agreed = conversation.isUdp() && !Opener.isOfKnownService(conversation.remotePort());
        return (agreed ? 0 : (long) port(conversation) << 8) | protocol(conversation);
    }

    /** Who speaks HTTPS meets HTTP: lists of revoked certificates, redirections and mirrors of packages are there. */
    private static int port(Conversation conversation) {
        return conversation.isTcp() && conversation.remotePort() == HTTP ? HTTPS : conversation.remotePort();
    }

    /** HTTP over QUIC is HTTP: clients change to it, and back, by themselves (RFC 9114). */
    private static int protocol(Conversation conversation) {
        return conversation.remotePort() == HTTPS ? NetworkFlow.TCP : conversation.protocol();
    }

    /**
     * Of a machine that never sent mail on a day before, to servers of many networks: a provider of relays has many servers in few. A relay passes on what the own network gives it. Of one that was launched today the account knows whether it is
     * the only one that mails.
     */
    private void mail(TrafficMemory memory, Conversation conversation, Emitter out) {
        double networks = memory.mailNetworks(conversation.networkHash(), conversation.start());
        int today = Days.of(conversation.start());
        if (networks < mailNetworks || memory.spamReported >= today || memory.mail.isServer(today)) {
            return;
        }
        memory.spamReported = today;
        Signal spam = drafts.of(SPAM, conversation)
                .discriminator("")
                .score(networks)
                .observations(TrafficDraft.seen("mailNetworks", "%.0f within the hour", networks))
                .sign();
        if (conversation.start() - memory.since < DAY) {
            out.firstSeen(drafts.usedByYoung(service(conversation), PORTS, conversation, spam));
        } else {
            out.signal(spam);
        }
    }
}
