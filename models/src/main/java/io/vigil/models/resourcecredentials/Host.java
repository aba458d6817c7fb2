package io.vigil.models.resourcecredentials;

import io.vigil.models.baseline.AgentFamily;
import java.util.Set;

/** Where the tool of a call says that it runs: AWS names the place in the environment of functions and tasks, and its kits pass it on. */
enum Host {
    /** It says nothing that could be relied on. */
    SILENT,
    /** In a CloudShell: nobody signs in to the console with such credentials, so that somebody typed them in. */
    SHELL,
    /** In a function or a task. */
    RESOURCE,
    /** A kit that would say so, and does not. */
    ELSEWHERE;

    /** The kits that pass on what the environment says, whatever the language. */
    private static final Set<String> KITS =
            Set.of("aws-cli", "boto", "java sdk", "go sdk", "js sdk", "dotnet sdk", "ruby sdk", "php sdk");

    private static final String ON = " on ";

    static Host of(String agent) {
        String family = AgentFamily.of(agent);
        if (AgentFamily.isInShell(family)) {
            return SHELL;
        }
        if (AgentFamily.isInFunction(family) || AgentFamily.isInTask(family)) {
            return RESOURCE;
        }
        int on = family.indexOf(ON);
        return KITS.contains(on < 0 ? family : family.substring(0, on)) ? ELSEWHERE : SILENT;
    }
}
