package io.vigil.events;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** List hits in the hand-written serializers: one byte where there is none, which is nearly always. */
public final class ListHits {
    private ListHits() {}

    public static void write(ListHit[] hits, DataOutputView out) throws IOException {
        out.writeByte(hits.length);
        for (ListHit hit : hits) {
            out.writeUTF(hit.list());
            out.writeUTF(hit.kind());
            out.writeUTF(hit.indicator());
            out.writeUTF(hit.matched());
            out.writeUTF(hit.version() == null ? "" : hit.version());
            out.writeByte(hit.threatNames().length);
            for (String name : hit.threatNames()) {
                out.writeUTF(name);
            }
        }
    }

    public static ListHit[] read(DataInputView in) throws IOException {
        int count = in.readUnsignedByte();
        if (count == 0) {
            return ListHit.NONE;
        }
        var hits = new ListHit[count];
        for (int at = 0; at < count; at++) {
            hits[at] = readHit(in);
        }
        return hits;
    }

    private static ListHit readHit(DataInputView in) throws IOException {
        String list = in.readUTF();
        String kind = in.readUTF();
        String indicator = in.readUTF();
        String matched = in.readUTF();
        String version = in.readUTF();
        return new ListHit(list, kind, indicator, matched, readNames(in), version.isEmpty() ? null : version);
    }

    private static String[] readNames(DataInputView in) throws IOException {
        var names = new String[in.readUnsignedByte()];
        for (int at = 0; at < names.length; at++) {
            names[at] = in.readUTF();
        }
        return names;
    }
}
