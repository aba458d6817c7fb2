package io.vigil.events.dns;

import io.vigil.events.Hash;
import io.vigil.events.ListHit;
import io.vigil.events.ListHits;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.codec.UnreadText;
import io.vigil.events.logs.FieldEnds;
import io.vigil.events.logs.LogEvent;
import io.vigil.events.net.Ip;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.DnsRequestActivity;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Subject;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.jspecify.annotations.Nullable;

/**
 * One query that an instance asked the Route 53 Resolver, with its answer.
 *
 * <p>Immutable, and held as one block of bytes, as a call is; what streams and memories are keyed by is hashed once. Only decoders and
 * tests build one, through {@link DnsQueryBuilder}.
 */
@TypeInfo(StateTypeFactory.class)
public final class DnsQuery implements LogEvent {
    static final byte NXDOMAIN = 1;
    static final byte HAS_SOURCE = 2;
    static final byte FOR_ADDRESS = 32;

    private final long time;
    final long line;
    private final long nameHash;
    private final long entityHash;
    final long sourceHigh;
    final long sourceLow;
    final byte flags;
    /** One bit for each {@link QueryField}. */
    final short present;
    /** Ends and bytes of the fields, as of a call, and behind them the {@link QueryAnswers}. */
    final byte[] data;

    private final ListHit[] hits;
    /** Null after a shuffle. */
    private final @Nullable QueryTexts texts;

    DnsQuery(DnsQueryBuilder from, byte[] data) {
        this.time = from.time;
        this.line = from.line;
        this.nameHash = from.nameHash();
        this.entityHash = from.entityHash();
        this.sourceHigh = from.sourceHigh;
        this.sourceLow = from.sourceLow;
        this.flags = from.flags();
        this.present = (short) from.present();
        this.data = data;
        this.hits = from.hits;
        this.texts = from.texts;
    }

    private DnsQuery(DnsQuery query, ListHit[] hits) {
        this.time = query.time;
        this.line = query.line;
        this.nameHash = query.nameHash;
        this.entityHash = query.entityHash;
        this.sourceHigh = query.sourceHigh;
        this.sourceLow = query.sourceLow;
        this.flags = query.flags;
        this.present = query.present;
        this.data = query.data;
        this.hits = hits;
        this.texts = query.texts;
    }

    /** As {@link DnsQueryForm#write written} to a stream or a snapshot. */
    DnsQuery(DataInputView in) throws IOException {
        time = in.readLong();
        line = in.readLong();
        nameHash = in.readLong();
        entityHash = in.readLong();
        sourceHigh = in.readLong();
        sourceLow = in.readLong();
        flags = in.readByte();
        present = in.readShort();
        hits = ListHits.read(in);
        data = new byte[in.readInt()];
        in.readFully(data);
        texts = null;
    }

    /** The same query with the list entries that its name, its answers or a name in between touch. */
    public DnsQuery withIntel(ListHit[] touched) {
        return new DnsQuery(this, touched);
    }

    @Override
    public long time() {
        return time;
    }

    /** Hash of the logged line: identical lines are one query delivered twice. */
    @Override
    public String id() {
        return has(QueryField.ID) ? textOrEmpty(QueryField.ID) : HexFormat.of().toHexDigits(line);
    }

    /** As the order of {@link #id}, without making it. */
    public int compareIds(DnsQuery other) {
        boolean given = has(QueryField.ID) || other.has(QueryField.ID);
        return given ? id().compareTo(other.id()) : Long.compareUnsigned(line, other.line);
    }

    /** Account of the VPC. */
    @Override
    public String account() {
        return textOrEmpty(QueryField.ACCOUNT);
    }

    @Override
    public @Nullable String region() {
        return text(QueryField.REGION);
    }

    /** {@code vpc-…} or, for logging by profile, the resource id; null when neither is recorded. */
    public @Nullable String vpc() {
        return text(QueryField.VPC);
    }

    /** {@code i-…}; null when the resolver does not know it. */
    public @Nullable String instance() {
        return text(QueryField.INSTANCE);
    }

    /** The address that asked; null when not recorded or malformed. */
    public @Nullable Ip source() {
        return (flags & HAS_SOURCE) == 0 ? null : new Ip(sourceHigh, sourceLow);
    }

    /** The name asked for: lower case, without the trailing dot, escapes as logged. */
    public String name() {
        return texts != null ? texts.name() : textOrEmpty(QueryField.NAME);
    }

    /** 64-bit hash of the name. */
    public long nameHash() {
        return nameHash;
    }

    /** A, AAAA, TXT, … */
    public String type() {
        return textOrEmpty(QueryField.TYPE);
    }

    /** Whether an address was asked for: A or AAAA. */
    public boolean isForAddress() {
        return (flags & FOR_ADDRESS) != 0;
    }

    /** NOERROR, NXDOMAIN, … */
    public String rcode() {
        return textOrEmpty(QueryField.RCODE);
    }

    /** The name does not exist: the answer was NXDOMAIN. */
    public boolean isNxdomain() {
        return (flags & NXDOMAIN) != 0;
    }

    /** UDP, TCP, …; empty when not recorded. */
    public String transport() {
        return textOrEmpty(QueryField.TRANSPORT);
    }

    /** The record data of the answers (names without trailing dot), in order. Not to be written to. */
    public String[] answers() {
        return texts != null ? texts.answers() : QueryAnswers.data(data, answersAt());
    }

    /** Type of each answer. Not to be written to. */
    public String[] answerTypes() {
        return texts != null ? texts.answerTypes() : QueryAnswers.types(data, answersAt());
    }

    public Leads leads() {
        return new Leads(flags);
    }

    private int answersAt() {
        return FieldEnds.behind(present, data);
    }

    /** What the DNS firewall did (ALERT, BLOCK); null when no rule matched. */
    public @Nullable String firewallAction() {
        return text(QueryField.FIREWALL_ACTION);
    }

    @Override
    public ListHit[] hits() {
        return hits;
    }

    /**
     * What remembers an instance is keyed by this: the instance where it is known, else the address in its VPC, or in its account where the VPC is
     * unknown. Queries without an address come from anybody, so that nothing can be remembered of their asker: they are spread
     * over shares of their VPC, identical lines to the same.
     */
    public String entity() {
        String instance = instance();
        return instance != null ? instance : QueryDescription.entity(vpc(), source(), id());
    }

    /** 64-bit hash of account and {@link #entity()}. */
    @Override
    public long entityHash() {
        return entityHash;
    }

    @Override
    public long placeHash() {
        return Hash.combine(hash(QueryField.ACCOUNT), hash(QueryField.REGION));
    }

    @Override
    public UnreadText line() {
        return QueryLine.of(this);
    }

    /** Whoever asked. */
    @Override
    public Subject subject() {
        return QueryDescription.subject(this);
    }

    @Override
    public DnsRequestActivity activity() {
        return QueryDescription.activity(this);
    }

    /** None: the query went to AWS's own resolver. */
    @Override
    public Remote remote() {
        return Remote.of(null);
    }

    /** Whoever asks for a bad name acts for the attacker. */
    @Override
    public Detection.Role resourceRole() {
        return Detection.Role.ACTOR;
    }

    private boolean has(QueryField field) {
        return FieldEnds.has(present, field.ordinal());
    }

    private @Nullable String text(QueryField field) {
        return FieldEnds.text(present, data, field.ordinal());
    }

    private long hash(QueryField field) {
        return FieldEnds.hash(present, data, field.ordinal());
    }

    private String textOrEmpty(QueryField field) {
        String text = text(field);
        return text == null ? "" : text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DnsQuery query
                && time == query.time
                && line == query.line
                && flags == query.flags
                && present == query.present
                && sourceHigh == query.sourceHigh
                && sourceLow == query.sourceLow
                && Arrays.equals(data, query.data)
                && Arrays.equals(hits, query.hits);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(time + line) * 31 + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return type() + " " + name() + " by " + entity() + " " + id();
    }

    /** Separate, so that code that only builds queries needs no Flink. */
    interface Codec {
        StateCodec<DnsQuery> CODEC =
                StateCodec.of(1, DnsQueryForm::write, DnsQuery::new).immutable();
    }
}
