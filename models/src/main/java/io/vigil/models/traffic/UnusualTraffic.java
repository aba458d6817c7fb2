package io.vigil.models.traffic;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Detection;
import io.vigil.events.Observation;
import io.vigil.events.Observation.Frequency;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.net.Ip;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.ConversationDetector;
import io.vigil.models.conversations.Habits;
import io.vigil.models.conversations.Outcome;
import io.vigil.models.conversations.Trickle;
import io.vigil.models.conversations.Upload;
import io.vigil.models.conversations.Uploads;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of what a machine sends to the internet that it never did: to other ports, much more, as mail, and to other name servers. */
final class UnusualTraffic implements ConversationDetector<TrafficMemory> {
    static final String PORT = "Behavior:EC2/NetworkPortUnusual";
    static final String VOLUME = "Behavior:EC2/TrafficVolumeUnusual";
    static final String SLOW = "Exfiltration:EC2/SlowUpload.Vigil";
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
    private static final double MEGABYTE = 1e6;

    private static final int SMTP = 25;
    private static final int DNS = 53;
    private static final int HTTPS = 443;
    private static final int DNS_OVER_TLS = 853;
    private static final Set<Integer> LDAP_OF_LOG4J = Set.of(389, 1389);
    private static final double HIGH = 8;

    private final Unit unit;
    private final Set<Ip> publicResolvers = new HashSet<>();
    private final int days;
    private final int uses;
    private final double novelty;
    private final double budget;
    private final double floor;
    private final double ratio;
    private final double newDestinations;
    private final double risenBy;
    private final int mailServers;
    private final int resolversOfOne;

    UnusualTraffic(Unit unit, Problems problems) {
        this.unit = unit;
        this.days = unit.settings().count("days");
        this.uses = unit.settings().count("uses");
        this.novelty = unit.settings().number("novelty");
        this.budget = unit.settings().number("budget");
        this.floor = unit.settings().count("megabytes") * MEGABYTE;
        this.ratio = unit.settings().number("sent-for-received");
        this.newDestinations = unit.settings().number("new-destinations");
        this.risenBy = unit.settings().number("risen-by");
        this.mailServers = unit.settings().count("mail-servers");
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
        return conversation.isOpenedHere()
                && conversation.opener().confidence() >= SURE
                && !conversation.outcome().isFailure()
                && (conversation.isTcp() || conversation.isUdp())
                && conversation.isPublic()
                && !conversation.isTrusted();
    }

    @Override
    public TrafficMemory observe(@Nullable TrafficMemory known, Conversation conversation, Emitter out) {
        TrafficMemory memory = known == null ? new TrafficMemory(conversation.start()) : known;
        upload(memory, conversation, out);
        String resolving = resolving(conversation);
        if (resolving != null) {
            resolve(memory, resolving, conversation, out);
        } else if (conversation.outcome() == Outcome.CONTENT) {
            usePort(memory, conversation, out);
        }
        return memory;
    }

    private void upload(TrafficMemory memory, Conversation conversation, Emitter out) {
        Uploads uploads = memory.uploads;
        uploads.enter(Days.of(conversation.start()));
        Upload upload = uploads.of(conversation.networkHash());
        upload.sent += (double) conversation.sent().bytes() * conversation.weight();
        upload.received += (double) conversation.received().bytes() * conversation.weight();
        boolean judged = upload.sent >= ratio * upload.received && uploads.days() >= days;
        if (!judged) {
            return;
        }
        double probability = upload.sent < floor ? 1 : uploads.probability(upload);
        if (probability > budget) {
            trickle(uploads, upload, conversation, out);
        } else if (upload.doublings() >= upload.reported + 1) {
            spike(uploads, upload, conversation, out);
        }
    }

    private void spike(Uploads uploads, Upload upload, Conversation conversation, Emitter out) {
        double probability = uploads.probability(upload);
        double most = Math.pow(2, uploads.most(upload));
        upload.reported = (float) upload.doublings();
        out.signal(draft(VOLUME, conversation)
                .pValue(probability)
                .score(-Math.log10(probability))
                .observations(
                        seen("volume", "%.0f MB today", upload.sent / MEGABYTE),
                        usual("volume", "%.3f MB on a day at most", most / MEGABYTE),
                        seen("outBytes", "%.0f", upload.sent),
                        seen("inBytes", "%.0f", upload.received))
                .sign());
    }

    /** What stays below every spike: a little each day to a place that is new, or somewhat more each day than usual. */
    private void trickle(Uploads uploads, Upload upload, Conversation conversation, Emitter out) {
        Trickle trickle = upload.trickle;
        if (trickle.isTold() || upload.reported > 0) {
            return;
        }
        boolean begun =
                uploads.isAdopted(upload) && trickle.total(upload) >= floor && uploads.newcomers() <= newDestinations;
        boolean risen = trickle.excess(upload, uploads.spread()) >= risenBy && trickle.surplus(upload) >= floor;
        if (begun || risen) {
            trickle.report();
            double bytes = risen ? trickle.surplus(upload) : trickle.total(upload);
            out.signal(draft(SLOW, conversation)
                    .score(Math.log10(bytes))
                    .pValue(Math.min(1, uploads.newcomers()))
                    .observations(
                            seen("volume", "%.0f MB in %d days of uploads", bytes / MEGABYTE, trickle.days() + 1),
                            usual("volume", "%.3f MB on a day before", risen ? trickle.usual() / MEGABYTE : 0.0))
                    .sign());
        }
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
     * Whoever asks many name servers is one itself. Over HTTPS the machine is what the finding is about, so that it is one with that of the resolver's
     * name, which another log shows.
     */
    private void resolve(TrafficMemory memory, String type, Conversation conversation, Emitter out) {
        Habits resolvers = memory.resolvers;
        long key = conversation.remoteHash() + conversation.remotePort();
        int used = resolvers.use(key, Days.of(conversation.start()), RESOLVERS, NEW_FOR);
        boolean young = conversation.start() - memory.since < DAY;
        if (used == uses && !young && resolvers.known() < resolversOfOne && resolvers.size() <= resolversOfOne) {
            String address = conversation.remote().toString();
            out.signal(draft(type, conversation)
                    .discriminator(type.equals(OVER_HTTPS) ? "" : address)
                    .observations(seen("resolver", "%s", address))
                    .sign());
        }
    }

    private void usePort(TrafficMemory memory, Conversation conversation, Emitter out) {
        int today = Days.of(conversation.start());
        int port = conversation.remotePort();
        long key = (long) port << 8 | conversation.protocol();
        int used = memory.ports.use(key, today, PORTS, NEW_FOR);
        if (port == SMTP && used > 0) {
            mail(memory, conversation, out);
            return;
        }
        double expected = memory.ports.noveltyBeside(key);
        boolean odd = used == uses && memory.uploads.days() >= Upload.KNOWN && expected <= novelty;
        if (!odd) {
            return;
        }
        SignalDraft draft = draft(PORT, conversation)
                .discriminator(port + "/" + conversation.protocol())
                .score(1 / expected)
                .pValue(expected);
        Observation unusual = seen("port", "%d", port);
        if (LDAP_OF_LOG4J.contains(port)) {
            draft.severity(HIGH).observations(unusual, seen("context", "%s", "Possible log4j callback"));
        } else {
            draft.observations(unusual);
        }
        out.signal(draft.sign());
    }

    /** Of a machine that never sent mail on a day before. */
    private void mail(TrafficMemory memory, Conversation conversation, Emitter out) {
        double servers = memory.mailServers(conversation.remoteHash(), conversation.start());
        int today = Days.of(conversation.start());
        boolean young = conversation.start() - memory.since < DAY;
        if (!young && servers >= mailServers && memory.spamReported < today) {
            memory.spamReported = today;
            out.signal(draft(SPAM, conversation)
                    .discriminator("")
                    .score(servers)
                    .observations(seen("mailServers", "%.0f within the hour", servers))
                    .sign());
        }
    }

    private SignalDraft draft(String type, Conversation conversation) {
        return conversation
                .draft(unit.id(), unit.emit(type), Detection.Role.ACTOR)
                .since(conversation.start())
                .discriminator(conversation.remote().toString());
    }

    private static Observation seen(String feature, String format, Object... values) {
        return line(feature, true, Frequency.UNSEEN, String.format(Locale.ROOT, format, values));
    }

    private static Observation usual(String feature, String format, Object... values) {
        return line(feature, false, Frequency.FREQUENT, String.format(Locale.ROOT, format, values));
    }

    private static Observation line(String feature, boolean unusual, Frequency frequency, String text) {
        return new Observation("instance", feature, unusual, frequency, new String[] {text});
    }
}
