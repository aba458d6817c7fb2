package io.vigil.models.baseline;

import java.util.Locale;

/**
 * What a user agent is, without what changes every week: {@code aws-cli on linux}. Versions, architectures and plug-ins are dropped.
 */
public final class AgentFamily {
    private static final int LONGEST_TOKEN = 24;

    /** Mark in the agent, and the family it means; the first that matches counts, the outermost tool before the library it is built on. */
    private static final String[][] TOOLS = {
        {"terraform", "terraform"},
        {"pulumi", "pulumi"},
        {"aws-cdk", "aws-cdk"},
        {"ansible", "ansible"},
        {"s3console", "console"},
        {"console.amazonaws.com", "console"},
        {"signin.amazonaws.com", "console"},
        {"amazon-ssm-agent", "ssm-agent"},
        {"amazon-ecs-agent", "ecs-agent"},
        {"kubelet", "kubelet"},
        {"awspowershell", "powershell"},
        {"aws-cli", "aws-cli"},
        {"boto", "boto"},
        {"aws-sdk-java", "java sdk"},
        {"aws-sdk-go", "go sdk"},
        {"aws-sdk-nodejs", "js sdk"},
        {"aws-sdk-js", "js sdk"},
        {"aws-sdk-dotnet", "dotnet sdk"},
        {"aws-sdk-ruby", "ruby sdk"},
        {"aws-sdk-php", "php sdk"},
        {"aws-sdk-rust", "rust sdk"},
        {"aws-sdk-cpp", "cpp sdk"},
        {"aws-sdk-kotlin", "kotlin sdk"},
        {"aws-sdk-swift", "swift sdk"},
        {"mozilla/", "browser"},
    };

    private static final String FUNCTION = "lambda";
    private static final String TASK = "ecs";
    private static final String SHELL = "cloudshell";

    private static final String[][] SYSTEMS = {
        {"aws_lambda", FUNCTION},
        {"aws_ecs", TASK},
        {"cloudshell", SHELL},
        {"darwin", "macos"},
        {"mac_os_x", "macos"},
        {"macos", "macos"},
        {"macintosh", "macos"},
        {"win32", "windows"},
        {"windows", "windows"},
        {"android", "android"},
        {"iphone", "ios"},
        {"linux", "linux"},
    };

    private AgentFamily() {}

    public static String of(String agent) {
        String lower = agent.toLowerCase(Locale.ROOT);
        String system = first(SYSTEMS, lower);
        String tool = first(TOOLS, lower);
        String family = tool.isEmpty() ? firstProduct(lower) : tool;
        return system.isEmpty() ? family : family + " on " + system;
    }

    /** @param family says that the tool runs in a CloudShell, which only whoever signed in to the console has */
    public static boolean isInShell(String family) {
        return family.endsWith(" on " + SHELL);
    }

    /** @param family says that the tool runs in a function */
    public static boolean isInFunction(String family) {
        return family.endsWith(" on " + FUNCTION);
    }

    /** @param family says that the tool runs in a container of ECS */
    public static boolean isInTask(String family) {
        return family.endsWith(" on " + TASK);
    }

    private static String first(String[][] marks, String agent) {
        for (String[] mark : marks) {
            if (agent.contains(mark[0])) {
                return mark[1];
            }
        }
        return "";
    }

    /** The first product token without its version: {@code rclone/v1.66} is {@code rclone}. */
    private static String firstProduct(String agent) {
        int from = agent.startsWith("[") ? 1 : 0;
        int to = from;
        while (to < agent.length() && to - from < LONGEST_TOKEN && " /;,(]0123456789".indexOf(agent.charAt(to)) < 0) {
            to++;
        }
        return to == from ? "unnamed" : agent.substring(from, to);
    }
}
