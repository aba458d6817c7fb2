package io.vigil.intel.lists;

import com.google.common.net.InternetDomainName;
import io.vigil.intel.lists.Indicator.Addresses;
import io.vigil.intel.lists.Indicator.Name;
import org.jspecify.annotations.Nullable;

/** Objects to what is no one's in particular: ranges wider than a /8, and public suffixes, below which anybody registers. */
public final class Breadth {
    private Breadth() {}

    /** Objects to the suffixes of registries alone: who trusts a whole host of other people's pages has a reason. */
    public static Objections ofTrust() {
        return meaning -> to(meaning, false);
    }

    /** Objects to {@code github.io} and its like, too: one page does not make all bad. */
    public static Objections ofThreats() {
        return meaning -> to(meaning, true);
    }

    private static @Nullable String to(Indicator meaning, boolean companies) {
        if (meaning instanceof Addresses addresses) {
            return addresses.range().isPlausible() ? null : "is wider than a /8 and would match nearly everything";
        }
        boolean suffix = meaning instanceof Name name && isSuffix(name.name(), companies);
        return suffix ? "is a public suffix: anybody has names below it" : null;
    }

    private static boolean isSuffix(String name, boolean companies) {
        if (!InternetDomainName.isValid(name)) {
            return false;
        }
        InternetDomainName domain = InternetDomainName.from(name);
        return companies ? domain.isPublicSuffix() : domain.isRegistrySuffix();
    }
}
