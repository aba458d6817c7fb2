package io.vigil.models.refusedcalls;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.models.baseline.Question;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The latest refusal of one kind of call.
 *
 * @param kind hash of service and name; of a role that was to be assumed, with the role's name: who looks for one to take tries many names, a tool that
 *     works in many accounts has one
 * @param time epoch milliseconds
 * @param label the kind, for people: service and name
 * @param asks whether it asked what there is, by its name
 */
record Attempt(long kind, long time, String label, String eventId, boolean asks) {
    private static final int LONGEST_LABEL = 80;
    private static final String SESSIONS = "sts.amazonaws.com";
    /** As AWS words a refusal: {@code User: … is not authorized to perform: sts:AssumeRole on resource: arn:…}. */
    private static final String ON = " on resource: ";

    static Attempt of(ApiCall call) {
        String service = call.service();
        String api = service.substring(0, Math.max(0, service.indexOf('.'))) + ':' + call.name();
        String role = role(call);
        String label = role.isEmpty() ? api : api + ' ' + role;
        return new Attempt(
                role.isEmpty() ? call.apiHash() : Hash.combine(call.apiHash(), Hash.of(role)),
                call.time(),
                label.substring(0, Math.min(LONGEST_LABEL, label.length())),
                call.id(),
                Question.mayBeOne(call));
    }

    String service() {
        return label.substring(0, Math.max(0, label.indexOf(':')));
    }

    /** Name of the role that was to be assumed; empty where none was, or the refusal does not name it. */
    private static String role(ApiCall call) {
        String said = call.service().equals(SESSIONS) ? call.text(ApiField.ERROR_MESSAGE) : null;
        int on = said == null || !call.name().startsWith("AssumeRole") ? -1 : said.indexOf(ON);
        if (said == null || on < 0) {
            return "";
        }
        int from = on + ON.length();
        int space = said.indexOf(' ', from);
        String arn = said.substring(from, space < 0 ? said.length() : space);
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(kind);
        out.writeLong(time);
        out.writeUTF(label);
        out.writeUTF(eventId);
        out.writeBoolean(asks);
    }

    static Attempt read(DataInputView in) throws IOException {
        return new Attempt(in.readLong(), in.readLong(), in.readUTF(), in.readUTF(), in.readBoolean());
    }

    /** As it was before questions were counted. */
    static Attempt readPlain(DataInputView in) throws IOException {
        return new Attempt(in.readLong(), in.readLong(), in.readUTF(), in.readUTF(), false);
    }
}
