package io.vigil.models.instancecredentials;

import java.util.EnumSet;
import java.util.Set;

/** What speaks for a theft in one use of an instance's credentials. */
enum Sign {
    /** The address is known to lie outside AWS. */
    OUTSIDE(7),
    /** The call came through the VPC endpoint of an account that is not known as one of the organisation. */
    OTHER_ACCOUNT(9),
    /** The call came through the VPC endpoint of another account of the organisation. */
    AFFILIATED_ACCOUNT(5),
    /** Another endpoint than the instance uses for this service, and a private address far from those it is known by. */
    OTHER_VPC(9),
    /** An address of AWS that the instance never had. */
    STRANGE_ADDRESS(3),
    /** An AWS address that is not among those declared as the organisation's own. */
    UNOWNED_ADDRESS(3),
    /** The same credentials were first used from elsewhere. */
    MOVED(3),
    /** They were used in the usual place again after they had been used here: nobody moved, there are two. */
    TWO_PLACES(2),
    /** Version 1 of the metadata service handed them out, although the instance uses version 2. */
    DOWNGRADED(3),
    /** The instance never used this tool. */
    OTHER_TOOL(2),
    /** The instance has acted from other networks on several days, and never from this one. */
    SETTLED(2),
    /** Several APIs within an hour that the instance never called. */
    LOOKING_AROUND(2),
    /** Many instances have the role, and none of them ever used this tool or came from there. */
    FOREIGN_TO_FLEET(3),
    /** The instance's own network shows no traffic with AWS at that time. */
    NO_TRAFFIC(5),
    /** The tool itself says that it runs in a CloudShell or in a function: that is no instance. */
    OTHER_HOST(9);

    /** Of an address outside AWS, which is enough; without knowing what is AWS, it takes a move within the session and one or two more. */
    static final double ENOUGH_OUTSIDE = 6;
    /** Of a place inside AWS. */
    static final double ENOUGH_INSIDE = 9;

    /** Natural logarithm of how much likelier a thief shows this than the instance. */
    private final double weight;

    Sign(double weight) {
        this.weight = weight;
    }

    /** Whether the place is among what is odd. */
    static boolean ofPlace(Set<Sign> signs) {
        return signs.stream().anyMatch(Sign::isOfPlace);
    }

    /** Whether how the credentials are used is odd: more than an address that changed. */
    static boolean ofUse(Set<Sign> signs) {
        return signs.stream().anyMatch(OF_USE::contains) || signs.contains(MOVED) && signs.contains(LOOKING_AROUND);
    }

    private static final Set<Sign> OF_USE =
            EnumSet.of(OTHER_ACCOUNT, AFFILIATED_ACCOUNT, OTHER_VPC, TWO_PLACES, DOWNGRADED, OTHER_TOOL, OTHER_HOST);

    private static final Set<Sign> OF_PLACE = EnumSet.of(
            OUTSIDE,
            OTHER_ACCOUNT,
            AFFILIATED_ACCOUNT,
            OTHER_VPC,
            STRANGE_ADDRESS,
            UNOWNED_ADDRESS,
            MOVED,
            TWO_PLACES,
            SETTLED,
            OTHER_HOST);

    private boolean isOfPlace() {
        return OF_PLACE.contains(this);
    }

    static double weight(Set<Sign> signs) {
        double sum = 0;
        for (Sign sign : signs) {
            sum += sign.weight;
        }
        return sum;
    }

    /** What is left of the weight when the place turns out to be the account's own. */
    static double weightBesidesPlace(Set<Sign> signs) {
        return signs.stream()
                .filter(sign -> !sign.isOfPlace())
                .mapToDouble(sign -> sign.weight)
                .sum();
    }
}
