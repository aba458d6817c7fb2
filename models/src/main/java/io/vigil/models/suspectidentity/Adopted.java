package io.vigil.models.suspectidentity;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** An identity that a suspect made, or made a way into. */
final class Adopted {
    final Making making;
    /** Whose doing it is, as lineage names it: the maker, or who made the maker. */
    final String root;
    /** What the suspect was suspected of. */
    final String why;
    /** Whether it was reported that the identity is at work. */
    boolean reported;
    /** Epoch milliseconds until which more of what it does is the same finding. */
    long reportedUntil;

    Adopted(Making making, String root, String why) {
        this.making = making;
        this.root = root;
        this.why = why;
    }

    /** The same, of which was kept who is behind it without the account. */
    Adopted withAccount() {
        var full = new Adopted(making, making.account() + "/" + root, why);
        full.reported = reported;
        full.reportedUntil = reportedUntil;
        return full;
    }

    Adopted copy() {
        var copy = new Adopted(making, root, why);
        copy.reported = reported;
        copy.reportedUntil = reportedUntil;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        making.write(out);
        out.writeUTF(root);
        out.writeUTF(why);
        out.writeBoolean(reported);
        out.writeLong(reportedUntil);
    }

    static Adopted read(DataInputView in) throws IOException {
        var adopted = new Adopted(Making.read(in), in.readUTF(), in.readUTF());
        adopted.reported = in.readBoolean();
        adopted.reportedUntil = in.readLong();
        return adopted;
    }
}
