package io.vigil.events.cloudtrail;

import io.vigil.events.Hash;
import io.vigil.events.ListHit;
import io.vigil.events.ListHits;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.codec.UnreadText;
import io.vigil.events.logs.FieldEnds;
import io.vigil.events.logs.LogEvent;
import io.vigil.events.net.GeoCell;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Subject;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.jspecify.annotations.Nullable;

/**
 * One call of an AWS API, from CloudTrail: management and data events and console sign-ins.
 *
 * <p>Immutable, and held as one block of bytes: texts become strings only on request, so a call that no detection reads costs no
 * garbage. Only decoders and tests build one, through {@link ApiCallBuilder}. The unread parts of the record ({@link #raw}) are there in the
 * chain of the source alone; they do not cross a shuffle.
 */
@TypeInfo(StateTypeFactory.class)
public final class ApiCall implements LogEvent {
    private static final RawJson[] NO_PARTS = new RawJson[RawPart.COUNT];

    private final long time;
    private final long principalHash;
    private final long apiHash;
    private final long agentHash;
    private final long bytesOut;
    final int flags;
    final long present;
    /** Two-byte end of each present field, in order of {@link ApiField}, then the fields' UTF-8 bytes. */
    final byte[] data;

    /** Packed, as the place is. */
    private final long origin;

    private final int spot;
    private final ListHit[] hits;
    private final @Nullable RawJson[] parts;

    ApiCall(ApiCallBuilder from, byte[] data, long present) {
        this.time = from.time;
        this.bytesOut = from.bytesOut;
        this.flags = from.flags;
        this.present = present;
        this.data = data;
        this.origin = Origin.UNKNOWN.packed();
        this.spot = GeoCell.UNKNOWN.packed();
        this.hits = ListHit.NONE;
        this.parts = from.parts();
        this.principalHash = Hash.combine(from.hash(ApiField.ACCOUNT), from.hash(ApiField.PRINCIPAL));
        this.apiHash = Hash.combine(from.hash(ApiField.SERVICE), from.hash(ApiField.NAME));
        this.agentHash = from.hash(ApiField.USER_AGENT);
    }

    private ApiCall(ApiCall call, Origin origin, GeoCell spot, ListHit[] hits) {
        this.time = call.time;
        this.principalHash = call.principalHash;
        this.apiHash = call.apiHash;
        this.agentHash = call.agentHash;
        this.bytesOut = call.bytesOut;
        this.flags = call.flags;
        this.present = call.present;
        this.data = call.data;
        this.origin = origin.packed();
        this.spot = spot.packed();
        this.hits = hits;
        this.parts = call.parts;
    }

    /** As {@link ApiCallForm#write written} to a stream or a snapshot: without unread parts. */
    ApiCall(DataInputView in) throws IOException {
        time = in.readLong();
        principalHash = in.readLong();
        apiHash = in.readLong();
        agentHash = in.readLong();
        bytesOut = in.readLong();
        flags = in.readInt();
        origin = in.readLong();
        spot = in.readInt();
        hits = ListHits.read(in);
        present = in.readLong();
        data = new byte[in.readUnsignedShort()];
        in.readFully(data);
        parts = NO_PARTS;
    }

    /** The same call with what enrichment learnt of its source address, and where that lies. */
    public ApiCall withIntel(Origin learnt, GeoCell place, ListHit[] touched) {
        return new ApiCall(this, learnt, place, touched);
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public String id() {
        return textOr(ApiField.EVENT_ID, "");
    }

    @Override
    public String account() {
        return textOr(ApiField.ACCOUNT, "");
    }

    @Override
    public @Nullable String region() {
        return text(ApiField.REGION);
    }

    /** {@code eventSource}, such as {@code iam.amazonaws.com}. */
    public String service() {
        return textOr(ApiField.SERVICE, "");
    }

    /** {@code eventName}, such as {@code CreateUser}. */
    public String name() {
        return textOr(ApiField.NAME, "");
    }

    /**
     * The identity whose habits this call belongs to: the user, the role (not its session), the root user, the calling service. Sessions
     * that are somebody keep their own: of an instance {@code AROA…:i-…}, of a person {@code AROA…:alice@example.com}.
     */
    public String principal() {
        return textOr(ApiField.PRINCIPAL, "");
    }

    /** 64-bit hash of account and {@link #principal()}: the key of everything that is remembered of a principal. */
    @Override
    public long entityHash() {
        return principalHash;
    }

    /** 64-bit hash of service and name. */
    public long apiHash() {
        return apiHash;
    }

    @Override
    public long kindHash() {
        return apiHash;
    }

    @Override
    public long appearanceHash() {
        return Appearance.of(this);
    }

    /** 64-bit hash of the user agent; 0 when there is none. */
    public long agentHash() {
        return agentHash;
    }

    /** The EC2 instance whose role session made the call; null when the session is not an instance's. */
    public @Nullable String instance() {
        String id = is(CallFlag.INSTANCE_SESSION) ? text(ApiField.PRINCIPAL_ID) : null;
        return id == null ? null : id.substring(id.indexOf(':') + 1);
    }

    /** Bytes that S3 sent out for this call; -1 when not recorded. */
    public long bytesOut() {
        return bytesOut;
    }

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /** The call was refused or failed. A failed sign-in to the console has a message only, no code. */
    public boolean failed() {
        return has(ApiField.ERROR_CODE) || has(ApiField.ERROR_MESSAGE);
    }

    /** An AWS service made the call, for itself or on behalf of the identity: network, agent and geography reveal nothing about that identity. */
    public boolean byService() {
        return Invoker.isService(this, origin().kind());
    }

    /** What enrichment knows of the source address; {@link Origin#UNKNOWN} before. */
    public Origin origin() {
        return new Origin(origin);
    }

    /** Where the source address is; {@link GeoCell#UNKNOWN} where no database has it. */
    public GeoCell spot() {
        return new GeoCell(spot);
    }

    @Override
    public ListHit[] hits() {
        return hits;
    }

    @Override
    public long placeHash() {
        return Hash.combine(hash(ApiField.ACCOUNT), hash(ApiField.REGION));
    }

    @Override
    public UnreadText line() {
        return CallLine.of(this);
    }

    @Override
    public Subject subject() {
        return CallDescription.subject(this);
    }

    @Override
    public ApiCallActivity activity() {
        return CallDescription.activity(this);
    }

    @Override
    public Remote remote() {
        return Remote.of(text(ApiField.SOURCE_IP));
    }

    @Override
    public Detection.Role resourceRole() {
        return Detection.Role.TARGET;
    }

    public boolean has(ApiField field) {
        return FieldEnds.has(present, field.ordinal());
    }

    /** The field's text; null when the record does not have it. */
    public @Nullable String text(ApiField field) {
        return FieldEnds.text(present, data, field.ordinal());
    }

    public String textOr(ApiField field, String otherwise) {
        String text = text(field);
        return text == null ? otherwise : text;
    }

    /** Whether the field is exactly these UTF-8 bytes; makes no string. */
    public boolean is(ApiField field, byte[] text) {
        return FieldEnds.is(present, data, field.ordinal(), text);
    }

    /** 64-bit hash of the field; 0 when absent. */
    public long hash(ApiField field) {
        return FieldEnds.hash(present, data, field.ordinal());
    }

    /** An unread part of the record; null when the record lacks it, and always after a shuffle. */
    public @Nullable RawJson raw(RawPart part) {
        return parts[part.ordinal()];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiCall call
                && time == call.time
                && bytesOut == call.bytesOut
                && flags == call.flags
                && present == call.present
                && origin == call.origin
                && spot == call.spot
                && Arrays.equals(data, call.data);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(time) * 31 + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return service() + ":" + name() + " by " + principal() + " " + id();
    }

    /** Separate, so that code that only builds calls needs no Flink. */
    interface Codec {
        StateCodec<ApiCall> CODEC =
                StateCodec.of(1, ApiCallForm::write, ApiCall::new).immutable();
    }
}
