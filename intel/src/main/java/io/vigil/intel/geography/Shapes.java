package io.vigil.intel.geography;

import com.maxmind.db.MaxMindDbParameter;
import org.jspecify.annotations.Nullable;

/**
 * What is read of the records of MaxMind databases, by their published schemas; fields not named here are skipped undecoded, and each of these
 * may be absent. Members of an interface, because the reader of the databases must see their constructors.
 */
interface Shapes {
    /** Of City, Country and Enterprise databases. */
    record Location(
            @MaxMindDbParameter(name = "country") @Nullable Area country,

            @MaxMindDbParameter(name = "registered_country") @Nullable
            Area registered,

            @MaxMindDbParameter(name = "city") @Nullable Area city,
            @MaxMindDbParameter(name = "location") @Nullable Coordinates coordinates) {

        /** Where the address is used, else where it is registered. */
        @Nullable
        Area land() {
            return country == null || country.code() == null ? registered : country;
        }
    }

    record Area(
            @MaxMindDbParameter(name = "iso_code") @Nullable String code,
            @MaxMindDbParameter(name = "names") @Nullable Names names) {

        @Nullable
        String english() {
            return names == null ? null : names.english();
        }
    }

    record Names(@MaxMindDbParameter(name = "en") @Nullable String english) {}

    record Coordinates(
            @MaxMindDbParameter(name = "latitude") @Nullable Double latitude,

            @MaxMindDbParameter(name = "longitude") @Nullable
            Double longitude,

            @MaxMindDbParameter(name = "accuracy_radius") @Nullable
            Integer radiusKm) {}

    /** Of ASN and ISP databases. */
    record Network(
            @MaxMindDbParameter(name = "autonomous_system_number") @Nullable
            Long number,

            @MaxMindDbParameter(name = "autonomous_system_organization") @Nullable
            String operator,

            @MaxMindDbParameter(name = "isp") @Nullable String isp,

            @MaxMindDbParameter(name = "organization") @Nullable
            String organization) {}

    /** Of Anonymous-IP databases. */
    record Disguise(
            @MaxMindDbParameter(name = "is_anonymous_vpn") @Nullable
            Boolean vpn,

            @MaxMindDbParameter(name = "is_public_proxy") @Nullable
            Boolean publicProxy,

            @MaxMindDbParameter(name = "is_residential_proxy") @Nullable
            Boolean residentialProxy,

            @MaxMindDbParameter(name = "is_hosting_provider") @Nullable
            Boolean hosting,

            @MaxMindDbParameter(name = "is_tor_exit_node") @Nullable
            Boolean tor) {}
}
