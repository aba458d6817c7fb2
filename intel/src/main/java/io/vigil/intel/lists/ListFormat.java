package io.vigil.intel.lists;

/** How a list is written. The first six are the formats that GuardDuty accepts, under its names (CreateThreatIntelSet, {@code format}). */
public enum ListFormat {
    /** One address, range, name or URL a line; also hosts files, and the files of programs that block. */
    TXT,
    /** STIX 1.x as XML, and STIX 2.x as JSON. */
    STIX,
    /** Open Threat Exchange: {@code Indicator type,Indicator,Description}. */
    OTX_CSV,
    /** AlienVault reputation feed: {@code address#reliability#risk#activity#country#city#coordinates#…}. */
    ALIEN_VAULT,
    /** Proofpoint ET intelligence feed: {@code ip|domain, category, score, first_seen, last_seen, ports}. */
    PROOF_POINT,
    /** FireEye iSIGHT: 47 columns, of which {@code ip}, {@code cidr} and {@code domain} are read. */
    FIRE_EYE,
    /** Any other JSON: texts in arrays, objects with a member that names an indicator, objects by indicator; MISP. */
    JSON,
    /** Any table with a header that names a column of indicators; without a header, the first address or name of each row. */
    CSV
}
