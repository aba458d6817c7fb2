package io.vigil.events;

/** What an attacker wants with an act: the tactics of MITRE ATT&CK for cloud. Stored by name: constants are added, never renamed. */
public enum Tactic {
    RECONNAISSANCE,
    INITIAL_ACCESS,
    EXECUTION,
    PERSISTENCE,
    PRIVILEGE_ESCALATION,
    DEFENSE_EVASION,
    CREDENTIAL_ACCESS,
    DISCOVERY,
    LATERAL_MOVEMENT,
    COLLECTION,
    COMMAND_AND_CONTROL,
    EXFILTRATION,
    IMPACT
}
