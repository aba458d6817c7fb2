package io.vigil.intel;

import io.vigil.events.ListHit;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Remote;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.intel.geography.AwsNetworks;
import io.vigil.intel.geography.Geography;
import io.vigil.intel.lists.AccessKeyName;
import io.vigil.intel.lists.LoadedList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds to events what lists and databases know of their addresses and names. An immutable snapshot, shared by all threads; an event is never
 * changed, and comes back itself when there is nothing to add.
 */
public final class Intel {
    /** A finding shows a few; a query answered with a hundred listed addresses must not grow beyond what a record can carry. */
    private static final int MOST_HITS = 64;
    /** Kind of the lists that hold ids of access keys. Keys are looked up only where there is one. */
    private static final String ACCESS_KEY = "access-key";

    private final Knowledge knowledge;
    private final RecentAddresses addresses;
    private final RecentTexts sources;
    private final RecentNames names;
    private final UnlistedTexts unlistedAnswers = new UnlistedTexts();
    private final List<LoadedList> lists;
    private final boolean listsKeys;

    Intel(Knowledge knowledge, List<LoadedList> lists) {
        this.knowledge = knowledge;
        this.addresses = new RecentAddresses(knowledge);
        this.sources = new RecentTexts(addresses);
        this.names = new RecentNames(knowledge);
        this.lists = List.copyOf(lists);
        this.listsKeys = lists.stream().anyMatch(list -> list.source().kind().equals(ACCESS_KEY));
    }

    static Intel of(ListReading lists, Geography geography, AwsNetworks aws) {
        return new Intel(new Knowledge(lists.threats(), lists.trusted(), geography, aws), lists.loaded());
    }

    /** The same with other lists. Nothing that was remembered of the old ones is taken over. */
    Intel with(ListReading others) {
        return of(others, knowledge.geography(), knowledge.aws());
    }

    /** Reads everything the settings name. What cannot be used is reported to {@code problems}, all at once, and left out. */
    public static Intel load(IntelSettings settings, Complaints problems) {
        return new IntelLoader(settings, AcceptedVersions.NONE, problems).load();
    }

    /** Whether it knows where addresses are. */
    public boolean hasPlaces() {
        return knowledge.geography().hasPlaces();
    }

    /** The lists in force, and how many of their entries do not count and why. */
    public List<LoadedList> lists() {
        return lists;
    }

    /** The version of a list that is in force; none of a list whose file came into its folder a moment ago. */
    Optional<ListVersion> version(NamedList named) {
        return lists.stream()
                .filter(list -> list.source().equals(named.source()))
                .findFirst()
                .map(loaded -> new ListVersion(loaded, named.trusted() ? knowledge.trusted() : knowledge.threats()));
    }

    Knowledge knowledge() {
        return knowledge;
    }

    /** Adds origin and hits of the source address, if the call has one, and hits of the access key. */
    public ApiCall enrich(ApiCall call) {
        ListHit[] ofKey = listsKeys ? keyHits(call) : ListHit.NONE;
        if (!call.has(ApiField.SOURCE_IP)) {
            return ofKey.length == 0 ? call : call.withIntel(call.origin(), call.spot(), ofKey);
        }
        Answer source = sources.source(call);
        return call.withIntel(source.origin(), source.spot(), both(source.hits(), ofKey));
    }

    private ListHit[] keyHits(ApiCall call) {
        String key = call.text(ApiField.ACCESS_KEY);
        if (key == null) {
            return ListHit.NONE;
        }
        return Arrays.stream(knowledge.hits(AccessKeyName.of(key), call.time()))
                .map(hit -> new ListHit(hit.list(), hit.kind(), hit.indicator(), key, hit.threatNames(), hit.version()))
                .toArray(ListHit[]::new);
    }

    /** Adds origin and hits of both addresses; whether traffic that was refused or not answered matters is for the rules to say. */
    public NetworkFlow enrich(NetworkFlow flow) {
        Ip source = flow.source();
        Ip destination = flow.destination();
        if (source == null || destination == null) {
            return flow;
        }
        long from = addresses.plainOrigin(source);
        long to = addresses.plainOrigin(destination);
        if (from != FlatAnswers.NO_ORIGIN && to != FlatAnswers.NO_ORIGIN) {
            return flow.withIntel(new Origin(from), new Origin(to), ListHit.NONE);
        }
        Answer sender = addresses.answer(source, flow.time());
        Answer receiver = addresses.answer(destination, flow.time());
        return flow.withIntel(sender.origin(), receiver.origin(), both(sender.hits(), receiver.hits()));
    }

    /** Adds the hits of the name asked for, of the names that it leads over (CNAME), and of the addresses that answer it. */
    public DnsQuery enrich(DnsQuery query) {
        ListHit[] hits = names.hits(query.name(), query.time());
        String[] data = query.answers();
        String[] types = query.answerTypes();
        for (int at = 0; at < data.length; at++) {
            hits = both(hits, answerHits(types[at], data[at], query.time()));
        }
        boolean touched = hits.length > 0 && !knowledge.trusts(query.name(), query.time());
        return touched ? query.withIntel(hits) : query;
    }

    private ListHit[] answerHits(String type, String data, long time) {
        return switch (type) {
            case "A", "AAAA" -> addressHits(data, time);
            case "CNAME" -> names.hits(data, time);
            default -> ListHit.NONE;
        };
    }

    private ListHit[] addressHits(String address, long time) {
        if (unlistedAnswers.has(address)) {
            return ListHit.NONE;
        }
        Ip ip = Ip.parse(address);
        if (ip == null || !knowledge.lists(ip)) {
            unlistedAnswers.add(address);
            return ListHit.NONE;
        }
        return knowledge.hits(ip, time);
    }

    private static ListHit[] both(ListHit[] first, ListHit[] second) {
        if (first.length == 0 || second.length == 0) {
            return first.length == 0 ? second : first;
        }
        return Stream.concat(Arrays.stream(first), Arrays.stream(second))
                .limit(MOST_HITS)
                .toArray(ListHit[]::new);
    }

    /** The full record of a remote of which only the address is known; a remote without an address comes back as it is. */
    public Remote describe(Remote bare) {
        Ip ip = Ip.parse(bare.ip());
        return ip == null ? bare : knowledge.place(ip).describe(ip.toString());
    }

    /** Whether a trusted list holds this address or name, expired or not since it was loaded. False for null. */
    public boolean trusts(@Nullable String addressOrName) {
        if (addressOrName == null) {
            return false;
        }
        Ip ip = Ip.parse(addressOrName);
        return ip == null ? knowledge.trusts(addressOrName, Long.MIN_VALUE) : knowledge.trusts(ip);
    }
}
