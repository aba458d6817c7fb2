package io.vigil.models.travel;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.GeoCell;
import io.vigil.events.net.Ip;
import io.vigil.models.baseline.NetworkKey;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * That a person was somewhere: when, through which network, with which key and device.
 *
 * @param time epoch milliseconds
 * @param network the /24 (IPv6: /48) around the address
 * @param provider autonomous system and country: within one, addresses change by themselves
 * @param country two letters; empty when not known
 * @param accessKey hash of the access key; 0 when there is none
 * @param tool hash of tool and system; 0 when it does not matter
 * @param address as text
 */
public record Stay(
        long time,
        long network,
        long provider,
        GeoCell spot,
        String country,
        long accessKey,
        long tool,
        String address) {
    private static final int NETWORK_BITS = 24;
    private static final double HOUR = 3_600_000;
    /** Two calls of one second may lie up to a minute apart, as clocks of services differ. */
    private static final long LEAST_MILLIS = 60_000;

    /** @param call one that {@linkplain Places#locates locates} where somebody is */
    public static Stay of(ApiCall call, long tool) {
        String address = call.textOr(ApiField.SOURCE_IP, "");
        Ip ip = Ip.parse(address);
        String country = call.origin().country();
        long system = NetworkKey.of(call.origin());
        long provider = system == NetworkKey.NONE ? NetworkKey.around(ip, 16) : system;
        return new Stay(
                call.time(),
                NetworkKey.around(ip, NETWORK_BITS),
                country == null ? provider : Hash.combine(provider, Hash.of(country)),
                call.spot(),
                country == null ? "" : country,
                call.hash(ApiField.ACCESS_KEY),
                tool,
                address);
    }

    /** Whether it came by IPv6: a machine with both protocols has an address of each, which databases may place apart. */
    public boolean isV6() {
        return address.indexOf(':') >= 0;
    }

    /** The least distance in kilometres to another stay, both databases' radii taken off; 0 when a place is not known. */
    public double apartKm(Stay other) {
        return spot.isKnown() && other.spot.isKnown() ? spot.apartKm(other.spot) : 0;
    }

    /** Kilometres an hour that it takes at least to be in both. */
    public double speed(Stay other) {
        return apartKm(other) * HOUR / Math.max(LEAST_MILLIS, Math.abs(time - other.time));
    }

    /** Both countries are known and differ, and a phone's network does not reach across this border. */
    public boolean isAbroadOf(Stay other) {
        boolean touching = spot.isKnown() && other.spot.isKnown() && spot.apartKm(other.spot) == 0;
        return !country.isEmpty() && !other.country.isEmpty() && !country.equals(other.country) && !touching;
    }

    public void write(DataOutputView out) throws IOException {
        out.writeLong(time);
        out.writeLong(network);
        out.writeLong(provider);
        out.writeInt(spot.packed());
        out.writeUTF(country);
        out.writeLong(accessKey);
        out.writeLong(tool);
        out.writeUTF(address);
    }

    public static Stay read(DataInputView in) throws IOException {
        return new Stay(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                new GeoCell(in.readInt()),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readUTF());
    }
}
