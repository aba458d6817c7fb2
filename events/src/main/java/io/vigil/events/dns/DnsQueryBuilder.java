package io.vigil.events.dns;

import io.vigil.events.Hash;
import io.vigil.events.ListHit;
import io.vigil.events.logs.FieldEnds;
import io.vigil.events.logs.FieldRanges;
import io.vigil.events.net.Ip;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one {@link DnsQuery}. Reusable: {@link #clear()} and start again. Fields are ranges of the record's own bytes, so that
 * only answers are copied before {@link #build()}.
 */
public final class DnsQueryBuilder {
    private static final byte[] NXDOMAIN = "NXDOMAIN".getBytes(StandardCharsets.US_ASCII);

    private final FieldRanges fields = new FieldRanges(QueryField.COUNT);
    private final QueryAnswers answers = new QueryAnswers();

    long time;
    long line;
    long sourceHigh;
    long sourceLow;
    private boolean hasSource;
    ListHit[] hits = ListHit.NONE;

    @Nullable
    QueryTexts texts;

    public DnsQueryBuilder clear() {
        fields.clear();
        answers.clear();
        time = 0;
        line = 0;
        source(null);
        hits = ListHit.NONE;
        texts = null;
        return this;
    }

    /** Epoch milliseconds. */
    public DnsQueryBuilder time(long millis) {
        time = millis;
        return this;
    }

    /** 64-bit hash of the logged line, which is the query's id unless {@link QueryField#ID} is set. */
    public DnsQueryBuilder line(long hash) {
        line = hash;
        return this;
    }

    /** Null where none is recorded. */
    public DnsQueryBuilder source(@Nullable Ip address) {
        hasSource = address != null;
        sourceHigh = address == null ? 0 : address.high();
        sourceLow = address == null ? 0 : address.low();
        return this;
    }

    /** UTF-8; the bytes must not change until {@link #build()}. */
    public DnsQueryBuilder set(QueryField field, byte[] bytes, int from, int to) {
        fields.set(field.ordinal(), bytes, from, to);
        return this;
    }

    /** Null where it is not recorded. */
    public DnsQueryBuilder set(QueryField field, @Nullable String text) {
        fields.set(field.ordinal(), text);
        return this;
    }

    public boolean has(QueryField field) {
        return fields.has(field.ordinal());
    }

    /** 64-bit hash of a text of the query. */
    public long hash(QueryField field) {
        return fields.hash(field.ordinal());
    }

    /** Begins the next answer with its type; {@link #answerData} ends it. */
    public DnsQueryBuilder answerType(byte[] bytes, int from, int to) {
        answers.type(bytes, from, to);
        return this;
    }

    public DnsQueryBuilder answerData(byte[] bytes, int from, int to) {
        answers.data(bytes, from, to);
        return this;
    }

    public DnsQueryBuilder answer(String type, String data) {
        byte[] ofType = type.getBytes(StandardCharsets.UTF_8);
        byte[] ofData = data.getBytes(StandardCharsets.UTF_8);
        return answerType(ofType, 0, ofType.length).answerData(ofData, 0, ofData.length);
    }

    public DnsQueryBuilder hits(ListHit[] touched) {
        hits = touched;
        return this;
    }

    /** What the fields and answers contain, too, where somebody has it as texts. */
    public DnsQueryBuilder texts(QueryTexts known) {
        texts = known;
        return this;
    }

    /** The query; null when its fields, without the answers, are longer than two-byte offsets can hold. */
    public @Nullable DnsQuery build() {
        int length = fields.packedLength();
        if (length > FieldEnds.FARTHEST) {
            return null;
        }
        byte[] data = fields.pack(present(), answers.length());
        answers.copyTo(data, length);
        return new DnsQuery(this, data);
    }

    long present() {
        return fields.present();
    }

    byte flags() {
        boolean missing = fields.is(QueryField.RCODE.ordinal(), NXDOMAIN);
        int type = QueryField.TYPE.ordinal();
        boolean address = fields.is(type, QueryAnswers.V4) || fields.is(type, QueryAnswers.V6);
        return (byte) ((missing ? DnsQuery.NXDOMAIN : 0)
                | (hasSource ? DnsQuery.HAS_SOURCE : 0)
                | (address ? DnsQuery.FOR_ADDRESS : 0)
                | answers.leads());
    }

    long nameHash() {
        return hash(QueryField.NAME);
    }

    /** As {@link DnsQuery#entityHash()}. */
    long entityHash() {
        return Hash.combine(
                hash(QueryField.ACCOUNT),
                has(QueryField.INSTANCE) ? hash(QueryField.INSTANCE) : Hash.of(unknownInstance()));
    }

    private String unknownInstance() {
        Ip source = hasSource ? new Ip(sourceHigh, sourceLow) : null;
        String id = has(QueryField.ID)
                ? fields.text(QueryField.ID.ordinal())
                : HexFormat.of().toHexDigits(line);
        return QueryDescription.entity(fields.text(QueryField.VPC.ordinal()), source, id == null ? "" : id);
    }
}
