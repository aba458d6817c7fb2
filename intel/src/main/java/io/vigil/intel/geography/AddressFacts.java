package io.vigil.intel.geography;

import io.vigil.events.net.GeoCell;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Remote;
import io.vigil.intel.geography.Shapes.Area;
import io.vigil.intel.geography.Shapes.Coordinates;
import io.vigil.intel.geography.Shapes.Disguise;
import io.vigil.intel.geography.Shapes.Location;
import io.vigil.intel.geography.Shapes.Network;
import org.jspecify.annotations.Nullable;

/** What the databases hold of one address; each part null where no database knows the address. */
public record AddressFacts(
        @Nullable Location location,
        @Nullable Network network,
        @Nullable Disguise disguise) {
    /** Of an address that no database was asked for. */
    public static final AddressFacts UNKNOWN = new AddressFacts(null, null, null);

    /** ISO 3166 code; null when not known. */
    public @Nullable String countryCode() {
        Area land = land();
        return land == null ? null : land.code();
    }

    /** Autonomous system number; 0 when not known. */
    public long asn() {
        return network == null || network.number() == null ? 0 : network.number();
    }

    /** {@link Origin#TOR}, {@link Origin#HOSTING} and {@link Origin#ANONYMOUS}, as far as they are known. */
    public int flags() {
        if (disguise == null) {
            return 0;
        }
        boolean hidden =
                isTrue(disguise.vpn()) || isTrue(disguise.publicProxy()) || isTrue(disguise.residentialProxy());
        return (isTrue(disguise.tor()) ? Origin.TOR : 0)
                | (isTrue(disguise.hosting()) ? Origin.HOSTING : 0)
                | (hidden ? Origin.ANONYMOUS : 0);
    }

    /** The full record of the address, for a finding. */
    public Remote describe(String ip) {
        Area land = land();
        Area city = location == null ? null : location.city();
        Coordinates at = location == null ? null : location.coordinates();
        return new Remote(
                ip,
                countryCode(),
                land == null ? null : land.english(),
                city == null ? null : city.english(),
                at == null ? Double.NaN : orNaN(at.latitude()),
                at == null ? Double.NaN : orNaN(at.longitude()),
                asn(),
                network == null ? null : network.operator(),
                network == null ? null : network.isp(),
                network == null ? null : network.organization());
    }

    /** Where the address is, if the database vouches for a circle around it. */
    public GeoCell spot() {
        Coordinates at = location == null ? null : location.coordinates();
        return at == null || at.radiusKm() == null
                ? GeoCell.UNKNOWN
                : GeoCell.of(orNaN(at.latitude()), orNaN(at.longitude()), at.radiusKm());
    }

    private @Nullable Area land() {
        return location == null ? null : location.land();
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return flag != null && flag;
    }

    private static double orNaN(@Nullable Double degrees) {
        return degrees == null ? Double.NaN : degrees;
    }
}
