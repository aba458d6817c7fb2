package io.vigil.events.signals;

import org.jspecify.annotations.Nullable;

/**
 * What a signal reports, and in which words: the part that becomes a finding's type, severity and text.
 *
 * @param unit id of the detection
 * @param type finding type, {@code Purpose:Resource/Name}; null for a building block, which sequences read but which never becomes a finding
 * @param technique ATT&CK technique id; null when none fits
 * @param severity 1.0–10.0; 0 for a building block
 * @param discriminator what beyond type, account, region, role and resource distinguishes two findings; empty when nothing does
 * @param role whether the AWS side was attacked or attacks; null when that is not known
 * @param habit the act, and whom or what it is aimed at, so that somebody who does it again and again is known to; null for what nobody may get
 *     people used to
 */
public record Detection(
        String unit,
        @Nullable String type,
        Tactic tactic,
        @Nullable String technique,
        double severity,
        String title,
        String description,
        String discriminator,
        @Nullable Role role,
        @Nullable String habit) {

    /** GuardDuty's {@code resourceRole}. */
    public enum Role {
        TARGET,
        ACTOR
    }

    /** @param tuned 1.0–10.0; 0 for a building block */
    public Detection withSeverity(double tuned) {
        return new Detection(unit, type, tactic, technique, tuned, title, description, discriminator, role, habit);
    }

    public Detection withType(String other) {
        return new Detection(unit, other, tactic, technique, severity, title, description, discriminator, role, habit);
    }

    public Detection withDiscriminator(String other) {
        return new Detection(unit, type, tactic, technique, severity, title, description, other, role, habit);
    }

    public Detection withRole(@Nullable Role other) {
        return new Detection(unit, type, tactic, technique, severity, title, description, discriminator, other, habit);
    }

    public Detection withWords(String newTitle, String newDescription) {
        return new Detection(
                unit, type, tactic, technique, severity, newTitle, newDescription, discriminator, role, habit);
    }
}
