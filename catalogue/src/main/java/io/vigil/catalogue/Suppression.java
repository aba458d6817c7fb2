package io.vigil.catalogue;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import io.vigil.events.signals.Attribution;
import io.vigil.events.signals.Signal;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Findings that a user does not want to see: every given condition must match. Matches are archived, never dropped.
 *
 * @param step of a sequence, {@code unit-id.step}, that such signals shall not fill; null: findings are archived, and sequences see all
 * @param type glob on the finding type; null: any
 * @param account glob on the account id; null: any
 * @param principal glob on the principal, its AWS unique id or its name; null: any
 * @param instance glob on the instance id; null: any
 * @param remote addresses of the far side; null: any
 * @param until epoch milliseconds: from here on it holds no longer
 */
record Suppression(
        @Nullable String step,
        @Nullable Glob type,
        @Nullable Glob account,
        @Nullable Glob principal,
        @Nullable Glob instance,
        @Nullable IpRange remote,
        long until)
        implements Serializable {

    /** Null, with problems, when it does not state what it hides, why, or for how long. */
    static @Nullable Suppression read(YamlSection declared) {
        declared.requiredText("why");
        Long until = until(declared);
        var read = new Suppression(
                declared.text("step"),
                glob(declared, "type"),
                glob(declared, "account"),
                glob(declared, "principal"),
                glob(declared, "instance"),
                network(declared),
                until == null ? 0 : until);
        declared.refuseUnknown();
        boolean hidesAll = !declared.has("type")
                && !declared.has("account")
                && !declared.has("principal")
                && !declared.has("instance")
                && !declared.has("remote");
        if (hidesAll) {
            declared.refuse("type", "would hide everything: give type, account, principal, instance or remote");
        }
        return until == null || hidesAll ? null : read;
    }

    private static @Nullable Glob glob(YamlSection declared, String name) {
        String text = declared.text(name);
        return text == null ? null : Glob.of(text);
    }

    private static @Nullable IpRange network(YamlSection declared) {
        String text = declared.text("remote");
        IpRange network = text == null ? null : IpRange.cidr(text);
        if (text != null && network == null) {
            declared.refuse("remote", "expected an address or a range, such as 203.0.113.0/24");
        }
        return network;
    }

    private static @Nullable Long until(YamlSection declared) {
        String date = declared.requiredText("expires");
        try {
            return date.isEmpty()
                    ? null
                    : LocalDate.parse(date)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli();
        } catch (DateTimeParseException e) {
            declared.refuse("expires", "expected a date, such as 2030-12-31");
            return null;
        }
    }

    boolean isOf(String ofStep) {
        return ofStep.equals(step);
    }

    boolean fitsStep(String ofStep, Signal signal) {
        return isOf(ofStep)
                && conditions(
                        signal.detection().type(),
                        signal.account(),
                        Attribution.of(signal).findFirst().orElseThrow());
    }

    boolean fits(@Nullable String ofType, String ofAccount, Attribution to) {
        return step == null && conditions(ofType, ofAccount, to);
    }

    private boolean conditions(@Nullable String ofType, String ofAccount, Attribution to) {
        return to.time() < until
                && (type == null || type.matches(ofType))
                && (account == null || account.matches(ofAccount))
                && (principal == null || names(principal, to))
                && (instance == null || instance.matches(to.instance()))
                && (remote == null || reaches(remote, to.remote()));
    }

    private static boolean names(Glob principal, Attribution to) {
        return principal.matches(to.principal())
                || principal.matches(to.principalId())
                || principal.matches(to.userName());
    }

    private static boolean reaches(IpRange network, @Nullable String text) {
        Ip ip = Ip.parse(text);
        return ip != null && network.covers(ip);
    }
}
