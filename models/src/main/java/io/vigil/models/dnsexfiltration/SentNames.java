package io.vigil.models.dnsexfiltration;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * To whom one host sends bytes in names: the {@value #MOST} domains that got the most, as information heavy hitters (Ozery et al., 2023). What got
 * least makes room. At most 10 KB; a usual host's fit in 2.
 */
@TypeInfo(StateTypeFactory.class)
public final class SentNames {
    static final StateCodec<SentNames> CODEC =
            StateCodec.of(2, SentNames::write, SentNames::read).copying(SentNames::copy);

    static final int MOST = 16;

    private final List<Sent> domains = new ArrayList<>(1);

    @Nullable
    Sent find(long domain) {
        for (Sent sent : domains) {
            if (sent.domain == domain) {
                return sent;
            }
        }
        return null;
    }

    Sent of(long domain, long now) {
        Sent known = find(domain);
        if (known != null) {
            return known;
        }
        if (domains.size() == MOST) {
            domains.remove(least(now));
        }
        var sent = new Sent(domain, now);
        domains.add(sent);
        return sent;
    }

    private int least(long now) {
        int least = 0;
        for (int at = 1; at < domains.size(); at++) {
            least = domains.get(at).day(now) < domains.get(least).day(now) ? at : least;
        }
        return least;
    }

    /**
     * What is usual among the other domains of this host: the bytes of a day of the one that is {@code rank}-th from the top. A forwarder for
     * many hosts sends a little of everybody's to many owners.
     *
     * @param before only domains asked for since then or longer
     */
    double others(Sent beside, int rank, long before, long now) {
        double[] bytes = domains.stream()
                .filter(sent -> sent != beside && sent.since() <= before)
                .mapToDouble(sent -> sent.day(now))
                .sorted()
                .toArray();
        return bytes.length < rank ? 0 : bytes[bytes.length - rank];
    }

    SentNames copy() {
        var copy = new SentNames();
        domains.forEach(sent -> copy.domains.add(sent.copy()));
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(domains.size());
        for (Sent sent : domains) {
            sent.write(out);
        }
    }

    static SentNames read(DataInputView in) throws IOException {
        var names = new SentNames();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            names.domains.add(Sent.read(in));
        }
        return names;
    }
}
