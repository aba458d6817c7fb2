package io.vigil.models.names;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Top-level domains that the public suffix list does not know. Malware registers names in roots of other people ({@code .bit}, {@code .bazar},
 * {@code .lib}), where nobody can take them away; networks use top-level domains of their own making, too, and those are left alone.
 */
final class AlternativeRoots {
    private static final int SHORTEST_LABEL = 5;

    /**
     * What is never a name of the Internet: special-use domains (RFC 6761, 6762, 7686, 8375, 9476 and ICANN's {@code internal}), those that ICANN
     * withholds because networks use them, and the defaults of common software.
     */
    private static final Set<String> INTERNAL = Set.of(("alt arpa example internal invalid local localhost onion test "
                    + "corp home mail lan intranet private localdomain domain host hosts network net0 workgroup mshome dhcp router gateway "
                    + "belkin dlink fritz server servers vpn vpc vm dc ad ads win windows addomain company office site1 "
                    + "consul docker container containers cluster kubernetes kube svc pod pods node nodes service mesh nomad swarm "
                    + "aws ec2 compute prd stg qa uat sandbox lab labs infra ops svr idc priv int loc zone1 default")
            .split(" "));

    private AlternativeRoots() {}

    /** The last two labels. Null where the last one belongs to a network, or where one of them is no such label. */
    static @Nullable RegisteredDomain registered(String name) {
        int dot = name.lastIndexOf('.');
        String root = name.substring(dot + 1);
        int before = name.lastIndexOf('.', dot - 1);
        String label = name.substring(before + 1, dot);
        boolean isRoot = root.length() > 1 && root.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
        return !isRoot || INTERNAL.contains(root) || label.length() < SHORTEST_LABEL
                ? null
                : new RegisteredDomain(label, root);
    }
}
