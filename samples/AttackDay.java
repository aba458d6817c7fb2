import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the sample logs beside it: eleven days of a small, invented account, the last of which is the day of an attack. Every run writes
 * the same bytes: {@code java samples/AttackDay.java}. All addresses are those that RFC 5737 sets aside for documentation; the lists in
 * {@code samples/lists} say that 192.0.2.0/24 is AWS.
 */
public class AttackDay {
    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-west-1";
    static final LocalDate FIRST = LocalDate.of(2025, 6, 2);
    static final LocalDate LAST = LocalDate.of(2025, 6, 12);
    static final String INSTANCE = "i-0c3f5a7e9b1d2f4a6";
    static final String INTERFACE = "eni-0a9b8c7d6e5f40312";
    static final String INSTANCE_IP = "10.0.1.20";
    static final String OFFICE = "203.0.113.10";
    static final String THIEF = "198.51.100.77";
    static final String TOR = "198.51.100.200";
    static final String GUESSER = "198.51.100.23";
    static final String POOL = "198.51.100.140";
    static final String CLI = "aws-cli/2.15.30 Python/3.11.8 Linux/6.5.0 exe/x86_64.ubuntu.22";
    static final String SDK = "aws-sdk-java/2.25.11 Linux/5.10.215 OpenJDK_64-Bit_Server_VM/17.0.10";

    final Random dice = new Random(20250612);
    final Map<LocalDate, List<String>> calls = new TreeMap<>();
    final List<String> flows = new ArrayList<>();
    final List<String> queries = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "samples");
        var story = new AttackDay();
        FIRST.datesUntil(LAST.plusDays(1)).forEach(story::routine);
        story.attack();
        story.write(folder);
    }

    // -- who is there ----------------------------------------------------------------------------------------------

    static String alice(String key) {
        return """
            {"type":"IAMUser","principalId":"AIDAEXAMPLEALICE00001","arn":"arn:aws:iam::%1$s:user/alice","accountId":"%1$s","accessKeyId":"%2$s","userName":"alice"}"""
                .formatted(ACCOUNT, key);
    }

    static String root() {
        return """
            {"type":"Root","principalId":"%1$s","arn":"arn:aws:iam::%1$s:root","accountId":"%1$s","accessKeyId":""}""".formatted(ACCOUNT);
    }

    static String session(String role, String roleId, String name, String key, Instant since, String delivery) {
        return """
            {"type":"AssumedRole","principalId":"%2$s:%3$s","arn":"arn:aws:sts::%1$s:assumed-role/%4$s/%3$s","accountId":"%1$s","accessKeyId":"%5$s",\
            "sessionContext":{"sessionIssuer":{"type":"Role","principalId":"%2$s","arn":"arn:aws:iam::%1$s:role/%4$s","accountId":"%1$s","userName":"%4$s"},\
            "attributes":{"creationDate":"%6$s","mfaAuthenticated":"false"}%7$s}}"""
                .formatted(ACCOUNT, roleId, name, role, key, since, delivery);
    }

    static String webServer(Instant at) {
        Instant since = at.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
        return session("web-server", "AROAEXAMPLEWEBSERVER1", INSTANCE, "ASIAEXAMPLEINSTANCE01", since, ",\"ec2RoleDelivery\":\"2.0\"");
    }

    static String pipeline(Instant at) {
        return session("deploy", "AROAEXAMPLEDEPLOY0001", "release-" + at.getEpochSecond() / 3600, "ASIAEXAMPLEDEPLOY0001", at.minusSeconds(60), "");
    }

    // -- eleven ordinary days --------------------------------------------------------------------------------------

    void routine(LocalDate day) {
        for (int hour = 0; hour < 24; hour += 2) {
            serverAtWork(at(day, hour, dice.nextInt(60)));
        }
        boolean working = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        for (int turn = 0; working && turn < 9; turn++) {
            aliceAtWork(at(day, 8 + turn, dice.nextInt(60)));
        }
        if (working) {
            release(at(day, 14, dice.nextInt(60)));
        }
    }

    void aliceAtWork(Instant at) {
        String[] habits = {"ec2:DescribeInstances", "s3:ListBuckets", "cloudwatch:GetMetricData", "logs:FilterLogEvents", "iam:ListRoles"};
        call(at, habits[dice.nextInt(habits.length)], alice("AKIAEXAMPLEALICE00001"), OFFICE, CLI, "null");
    }

    void serverAtWork(Instant at) {
        call(at, "ssm:UpdateInstanceInformation", webServer(at), "192.0.2.50", "amazon-ssm-agent/3.3.131.0", "{\"instanceId\":\"" + INSTANCE + "\"}");
        object(at.plusSeconds(40), "PutObject", webServer(at), "192.0.2.50", SDK, "orders-archive-example", "2025/orders-" + at.getEpochSecond() + ".csv");
        connection(at, INSTANCE_IP, "192.0.2.120", 40000 + dice.nextInt(20000), 443, 14, 4200);
        connection(at.plusSeconds(20), "203.0.113." + (40 + dice.nextInt(60)), INSTANCE_IP, 40000 + dice.nextInt(20000), 443, 12, 2600);
        query(at, "s3.eu-west-1.amazonaws.com", "NOERROR", "192.0.2.120");
        query(at.plusSeconds(1), "time.example.com", "NOERROR", "203.0.113.99");
    }

    void release(Instant at) {
        call(at, "lambda:UpdateFunctionCode20150331v2", pipeline(at), "192.0.2.81", "Boto3/1.34.84", "{\"functionName\":\"orders\"}");
        call(at.plusSeconds(9), "lambda:PublishVersion20150331", pipeline(at), "192.0.2.81", "Boto3/1.34.84", "{\"functionName\":\"orders\"}");
        call(at.plusSeconds(15), "cloudformation:DescribeStacks", pipeline(at), "192.0.2.81", "Boto3/1.34.84", "{\"stackName\":\"orders\"}");
    }

    // -- and the last one ------------------------------------------------------------------------------------------

    void attack() {
        call(at(LAST, 7, 55), "signin:ConsoleLogin", root(), OFFICE, "Mozilla/5.0 (X11; Linux x86_64)", "null");
        passwordsAreGuessed(at(LAST, 9, 12));
        stolenRoleReadsTheBucket(at(LAST, 10, 5));
        stolenKeyOpensTheAccount(at(LAST, 10, 31));
        serverMinesCoins(at(LAST, 11, 2));
    }

    void passwordsAreGuessed(Instant at) {
        for (int guess = 0; guess < 90; guess++) {
            exchange(at.plusSeconds(6L * guess), GUESSER, 30000 + 7 * guess, 22, 14 + guess % 3, 2300 + 40 * (guess % 3), 3);
        }
        exchange(at.plusSeconds(620), GUESSER, 41001, 22, 900, 220_000, 58);
    }

    void stolenRoleReadsTheBucket(Instant at) {
        String thief = session("web-server", "AROAEXAMPLEWEBSERVER1", INSTANCE, "ASIAEXAMPLEINSTANCE01", at.minusSeconds(1800), ",\"ec2RoleDelivery\":\"1.0\"");
        String agent = "aws-cli/2.17.2 md/Botocore#2.0.0 os/macos#23.5.0 lang/python#3.12.3";
        call(at, "sts:GetCallerIdentity", thief, THIEF, agent, "null");
        call(at.plusSeconds(41), "s3:ListBuckets", thief, THIEF, agent, "null");
        object(at.plusSeconds(75), "ListObjects", thief, THIEF, agent, "orders-archive-example", null);
        for (int read = 0; read < 6; read++) {
            object(at.plusSeconds(140 + 11L * read), "GetObject", thief, THIEF, agent, "orders-archive-example", "2025/customers-" + read + ".csv");
        }
    }

    void stolenKeyOpensTheAccount(Instant at) {
        String key = alice("AKIAEXAMPLEALICE00001");
        String agent = "Boto3/1.28.62 md/Botocore#1.31.62 os/windows#10 lang/python#3.10.12";
        call(at, "iam:ListUsers", key, TOR, agent, "null");
        call(at.plusSeconds(33), "iam:CreateUser", key, TOR, agent, "{\"userName\":\"backup-operator\"}");
        call(at.plusSeconds(51), "iam:CreateAccessKey", key, TOR, agent, "{\"userName\":\"backup-operator\"}");
        call(at.plusSeconds(66), "iam:AttachUserPolicy", key, TOR, agent, "{\"userName\":\"backup-operator\",\"policyArn\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}");
        call(at.plusSeconds(120), "cloudtrail:StopLogging", key, TOR, agent, "{\"name\":\"arn:aws:cloudtrail:" + REGION + ":" + ACCOUNT + ":trail/main\"}");
        call(at.plusSeconds(171), "s3:PutBucketPolicy", key, TOR, agent, """
            {"bucketName":"orders-archive-example","bucketPolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::orders-archive-example/*"}]}}""");
    }

    void serverMinesCoins(Instant at) {
        String letters = "bcdfghjklmnpqrstvwxzaeiouy";
        for (int name = 0; name < 18; name++) {
            var label = new StringBuilder();
            for (int letter = 0; letter < 14 + dice.nextInt(6); letter++) {
                label.append(letters.charAt(dice.nextInt(letters.length())));
            }
            query(at.plusSeconds(4L * name), label + (name % 2 == 0 ? ".com" : ".net"), "NXDOMAIN", null);
        }
        query(at.plusSeconds(120), "eu.pool.mining-example.net", "NOERROR", POOL);
        connection(at.plusSeconds(121), INSTANCE_IP, POOL, 51234, 3333, 240, 61_000);
        connection(at.plusSeconds(122), POOL, INSTANCE_IP, 3333, 51234, 210, 80_000);
    }

    // -- how logs write it -----------------------------------------------------------------------------------------

    static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute, 7).toInstant(ZoneOffset.UTC);
    }

    void call(Instant at, String api, String identity, String from, String agent, String parameters) {
        record(at, api, identity, from, agent, parameters, "Management", api.contains(":List") || api.contains(":Describe") || api.contains(":Get"), "null");
    }

    void object(Instant at, String api, String identity, String from, String agent, String bucket, String key) {
        String parameters = key == null
                ? "{\"bucketName\":\"%s\",\"list-type\":\"2\"}".formatted(bucket)
                : "{\"bucketName\":\"%s\",\"key\":\"%s\"}".formatted(bucket, key);
        record(at, "s3:" + api, identity, from, agent, parameters, "Data", !api.startsWith("Put"), "{\"bytesTransferredIn\":0,\"bytesTransferredOut\":18230}");
    }

    void record(Instant at, String api, String identity, String from, String agent, String parameters, String category, boolean reads, String extra) {
        String service = api.substring(0, api.indexOf(':'));
        String name = api.substring(api.indexOf(':') + 1);
        boolean login = name.equals("ConsoleLogin");
        String source = service.equals("cloudwatch") ? "monitoring" : service;
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        calls.computeIfAbsent(day, unused -> new ArrayList<>()).add("""
            {"eventVersion":"1.09","userIdentity":%s,"eventTime":"%s","eventSource":"%s.amazonaws.com","eventName":"%s","awsRegion":"%s","sourceIPAddress":"%s",\
            "userAgent":"%s","requestParameters":%s,"responseElements":%s,"additionalEventData":%s,"requestID":"%s","eventID":"%s","readOnly":%s,"eventType":"%s",\
            "managementEvent":%s,"recipientAccountId":"%s","eventCategory":"%s"}"""
                .formatted(identity, at, source, name, REGION, from, agent, parameters, login ? "{\"ConsoleLogin\":\"Success\"}" : "null",
                        login ? "{\"MFAUsed\":\"Yes\"}" : extra, uuid(), uuid(), reads, login ? "AwsConsoleSignIn" : "AwsApiCall",
                        category.equals("Management"), ACCOUNT, category));
    }

    /** Both directions of one inbound connection. */
    void exchange(Instant at, String remote, int remotePort, int localPort, int packets, int bytes, int seconds) {
        flow(at, remote, INSTANCE_IP, remotePort, localPort, packets, bytes, seconds, "ingress");
        flow(at, INSTANCE_IP, remote, localPort, remotePort, packets - 2, bytes + 900, seconds, "egress");
    }

    void connection(Instant at, String from, String to, int fromPort, int toPort, int packets, int bytes) {
        flow(at, from, to, fromPort, toPort, packets, bytes, 25, from.equals(INSTANCE_IP) ? "egress" : "ingress");
    }

    void flow(Instant at, String from, String to, int fromPort, int toPort, int packets, int bytes, int seconds, String direction) {
        long start = at.getEpochSecond();
        flows.add("5 %s %s %s %s %d %d 6 %d %d %d %d ACCEPT OK %s %s %s".formatted(ACCOUNT, INTERFACE, from, to, fromPort, toPort, packets, bytes,
                start, start + seconds, INSTANCE, REGION, direction));
    }

    void query(Instant at, String name, String rcode, String answer) {
        String answers = answer == null ? "[]" : "[{\"Rdata\":\"%s\",\"Type\":\"A\",\"Class\":\"IN\"}]".formatted(answer);
        queries.add("""
            {"version":"1.100000","account_id":"%s","region":"%s","vpc_id":"vpc-0aa11bb22cc33dd44","query_timestamp":"%s","query_name":"%s.","query_type":"A",\
            "query_class":"IN","rcode":"%s","answers":%s,"srcaddr":"%s","srcport":"%d","transport":"UDP","srcids":{"instance":"%s"}}"""
                .formatted(ACCOUNT, REGION, at, name, rcode, answers, INSTANCE_IP, 1024 + dice.nextInt(60000), INSTANCE));
    }

    String uuid() {
        return new UUID(dice.nextLong() & ~0xf000L | 0x4000L, dice.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L).toString();
    }

    // -- files, as AWS delivers them -------------------------------------------------------------------------------

    void write(Path folder) throws IOException {
        for (var day : calls.entrySet()) {
            day.getValue().sort(Comparator.comparing(line -> line.substring(line.indexOf("\"eventTime\""))));
            String name = "%s_CloudTrail_%s_%sT2359Z_sample.json.gz".formatted(ACCOUNT, REGION, day.getKey().toString().replace("-", ""));
            gzip(folder.resolve("cloudtrail").resolve(name), "{\"Records\":[" + String.join(",\n", day.getValue()) + "]}\n");
        }
        flows.sort(Comparator.comparing(line -> line.split(" ")[10]));
        queries.sort(Comparator.comparing(line -> line.substring(line.indexOf("query_timestamp"))));
        gzip(folder.resolve("vpc-flow").resolve(ACCOUNT + "_vpcflowlogs_" + REGION + "_sample.log.gz"),
                "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status instance-id region flow-direction\n"
                        + String.join("\n", flows) + "\n");
        gzip(folder.resolve("dns").resolve("vpcdnsquerylogs_sample.jsonl.gz"), String.join("\n", queries) + "\n");
    }

    static void gzip(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
