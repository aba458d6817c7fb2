package io.vigil.findings;

import io.vigil.events.net.Ip;
import io.vigil.events.signals.Remote;
import org.jspecify.annotations.Nullable;

/** The far side in GuardDuty's words: an address with what the databases know of it, or the name of the service that called. */
record FarSide(Remote remote) {
    boolean isAddress() {
        return Ip.parse(remote.ip()) != null;
    }

    /** The name that CloudTrail writes in place of an address; null for an address. */
    @Nullable
    String domain() {
        return isAddress() ? null : remote.ip();
    }

    /** {@code ipAddressV4} or {@code ipAddressV6}; nothing for text that is not an address. */
    static Fields address(@Nullable String text) {
        Ip ip = Ip.parse(text);
        if (ip == null) {
            return new Fields();
        }
        return ip.isV4() ? new Fields().text("ipAddressV4", ip.toString()) : new Fields().text("ipAddressV6", text);
    }

    Fields ipDetails() {
        return address(remote.ip())
                .object("organization", organization())
                .object(
                        "country",
                        new Fields().text("countryCode", remote.countryCode()).text("countryName", remote.country()))
                .object("city", new Fields().text("cityName", remote.city()))
                .object("geoLocation", location());
    }

    private Fields organization() {
        return new Fields()
                .text("asn", remote.asn() == 0 ? null : Long.toString(remote.asn()))
                .text("asnOrg", remote.asnOrg())
                .text("isp", remote.isp())
                .text("org", remote.organization());
    }

    boolean isLocated() {
        return !Double.isNaN(remote.latitude()) && !Double.isNaN(remote.longitude());
    }

    private Fields location() {
        return isLocated()
                ? new Fields().number("lat", remote.latitude()).number("lon", remote.longitude())
                : new Fields();
    }
}
