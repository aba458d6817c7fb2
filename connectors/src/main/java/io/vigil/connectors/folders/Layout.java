package io.vigil.connectors.folders;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How AWS names the folders that it delivers logs into, from top to bottom:
 *
 * <pre>
 * AWSLogs/[o-ORGANISATION/]ACCOUNT/CloudTrail/REGION/YYYY/MM/DD
 * AWSLogs/[o-ORGANISATION/]ACCOUNT/CloudTrail-Digest/REGION/YYYY/MM/DD
 * AWSLogs/ACCOUNT/vpcflowlogs/REGION/YYYY/MM/DD[/HH]
 * AWSLogs/aws-account-id=ACCOUNT/aws-service=vpcflowlogs/aws-region=REGION/year=YYYY/month=MM/day=DD[/hour=HH]
 * AWSLogs/ACCOUNT/vpcdnsquerylogs/VPC/YYYY/MM/DD
 * </pre>
 *
 * <p>From the user guides of CloudTrail ("Finding your CloudTrail log files"), VPC ("Flow log files") and Route 53 ("Resolver query logs in
 * S3").
 */
final class Layout {
    /** The folder that all of them begin with. */
    static final String TOP = "AWSLogs";

    private static final Pattern ORGANISATION = Pattern.compile("o-[a-z0-9]{10,32}");
    private static final Pattern ACCOUNT = Pattern.compile("(aws-account-id=)?\\d{12}");
    private static final Pattern REGION = Pattern.compile("(aws-region=)?[a-z]{2,3}(-[a-z]+)+-\\d{1,2}|vpc-[0-9a-f]+");
    private static final Pattern HOUR = Pattern.compile("(hour=)?([01]\\d|2[0-3])");
    private static final Pattern DATE = Pattern.compile("(year=)?\\d{4}|(month|day)=\\d{2}|\\d{2}");

    private static final String TRAIL = "CloudTrail";
    /** Beside the files of a trail: lists of them, each hour, by which a missing one is noticed. */
    private static final String DIGESTS = "CloudTrail-Digest";

    private final String service;

    /** @param service the folder of the log below an account */
    Layout(String service) {
        this.service = service;
    }

    /** What a folder holds, from above to below. */
    enum Level {
        /** Organisations and accounts. */
        TOP,
        /** Accounts. */
        ORGANISATION,
        /** Services; that of the log is gone into unseen. */
        ACCOUNT,
        /** Regions, or VPCs. */
        SERVICE,
        /** Dates. */
        REGION,
        /** Anything: the top may be in it. */
        OTHER
    }

    Level level(String name) {
        if (name.equals(TOP)) {
            return Level.TOP;
        }
        if (ORGANISATION.matcher(name).matches()) {
            return Level.ORGANISATION;
        }
        if (ACCOUNT.matcher(name).matches()) {
            return Level.ACCOUNT;
        }
        if (name.equals(service) || isDigests(name) || name.equals("aws-service=" + service)) {
            return Level.SERVICE;
        }
        return REGION.matcher(name).matches() ? Level.REGION : Level.OTHER;
    }

    /** The folders of the log in that of an account; they need not be looked for. */
    List<String> services(String account) {
        String own = account + '/' + (isHive(account) ? "aws-service=" : "") + service;
        return service.equals(TRAIL) ? List.of(own, account + '/' + DIGESTS) : List.of(own);
    }

    private boolean isDigests(String name) {
        return service.equals(TRAIL) && name.equals(DIGESTS);
    }

    /** @param path of a region or a VPC */
    static LogFolder folder(String path) {
        return new LogFolder(path, isHive(path));
    }

    private static boolean isHive(String path) {
        return name(path).startsWith("aws-");
    }

    /** The folder of one hour, below that of a day. */
    static boolean isHour(String name) {
        return HOUR.matcher(name).matches();
    }

    /** The folder of a year, a month or a day. */
    static boolean isDate(String name) {
        return DATE.matcher(name).matches();
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
