package io.vigil.events.signals;

/** What an attacker wants with an act: the tactics of MITRE ATT&CK for cloud. Stored by name or
 * {@linkplain #code() code}: constants are added, never renamed. */
public enum Tactic {
    RECONNAISSANCE(0),
    INITIAL_ACCESS(1),
    EXECUTION(2),
    PERSISTENCE(3),
    PRIVILEGE_ESCALATION(4),
    DEFENSE_EVASION(5),
    CREDENTIAL_ACCESS(6),
    DISCOVERY(7),
    LATERAL_MOVEMENT(8),
    COLLECTION(9),
    COMMAND_AND_CONTROL(10),
    EXFILTRATION(11),
    IMPACT(12);

    /** Codes are below this number. */
    public static final int COUNT = values().length;

    private static final Tactic[] BY_CODE = byCode();

    private final int code;

    Tactic(int code) {
        this.code = code;
    }

    /** The number that stands for it in savepoints: from 0, without gaps, never changed. */
    public int code() {
        return code;
    }

    /** @throws ArrayIndexOutOfBoundsException when no tactic has this code */
    public static Tactic of(int code) {
        return BY_CODE[code];
    }

    private static Tactic[] byCode() {
        var all = new Tactic[COUNT];
        for (Tactic each : values()) {
            all[each.code] = each;
        }
        return all;
    }
}
