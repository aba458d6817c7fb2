package io.vigil.models.prevalence;

/**
 * How much a place is an account's own, before what is at hand.
 *
 * @param hosts that use it, 245 at most; 0 for what is not known
 * @param ofHosts that the account has, as far as they began to use any place in the latest one or two months
 * @param accountDays since the account is known
 * @param placeDays since somebody of it used the place first; 0 for what is not known
 */
public record Prevalence(int hosts, int ofHosts, int accountDays, int placeDays) {
    /** @param share of the account's hosts, 0 to 1 */
    public boolean isWithin(double share) {
        return hosts <= share * ofHosts;
    }

    /**
     * Whether the account took the place up lately: what it used when it became known is its own.
     *
     * @param days since which it is new at most
     * @param known days for which the account must have been known before
     */
    public boolean isNews(int days, int known) {
        return placeDays <= days && accountDays - placeDays >= known;
    }
}
