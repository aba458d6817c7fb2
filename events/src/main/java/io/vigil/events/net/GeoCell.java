package io.vigil.events.net;

/**
 * Where on earth an address is, coarsely, in 32 bits: a grid of about ten kilometres, and the radius in which the database vouches for it. The
 * grid's own error is part of the radius.
 *
 * @param packed bit 31 known, 20–30 latitude, 8–19 longitude, 0–7 radius in steps of {@value #STEP_KM} km
 */
public record GeoCell(int packed) {
    public static final GeoCell UNKNOWN = new GeoCell(0);

    private static final int STEP_KM = 5;
    private static final int KNOWN = 1 << 31;
    private static final int LATITUDES = 0x7ff;
    private static final int LONGITUDES = 0xfff;
    private static final int RADII = 0xff;
    private static final double EARTH_KM = 6371;

    /**
     * @param latitude degrees, -90 to 90
     * @param longitude degrees, -180 to 180
     * @param radiusKm of the circle that the address is in; not negative
     * @return {@link #UNKNOWN} when a number is none or out of its range
     */
    public static GeoCell of(double latitude, double longitude, double radiusKm) {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180) || !(radiusKm >= 0)) {
            return UNKNOWN;
        }
        int north = (int) Math.round((latitude + 90) / 180 * LATITUDES);
        int east = (int) Math.round((longitude + 180) / 360 * LONGITUDES);
        int radius = (int) Math.min(RADII, Math.ceil(radiusKm / STEP_KM) + 2);
        return new GeoCell(KNOWN | north << 20 | east << 8 | radius);
    }

    public boolean isKnown() {
        return packed != 0;
    }

    /** Degrees. */
    public double latitude() {
        return (packed >>> 20 & LATITUDES) * 180.0 / LATITUDES - 90;
    }

    /** Degrees. */
    public double longitude() {
        return (packed >>> 8 & LONGITUDES) * 360.0 / LONGITUDES - 180;
    }

    public int radiusKm() {
        return (packed & RADII) * STEP_KM;
    }

    /** The least distance in kilometres at which an address here and one there can be: between the rims of the two circles; 0 when they touch. */
    public double apartKm(GeoCell other) {
        return Math.max(0, centresKm(other) - radiusKm() - other.radiusKm());
    }

    /** On the great circle between the centres (haversine). */
    private double centresKm(GeoCell other) {
        double north = Math.toRadians(latitude() - other.latitude());
        double east = Math.toRadians(longitude() - other.longitude());
        double half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude()))
                        * Math.cos(Math.toRadians(other.latitude()))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
