package io.vigil.findings;

/** The names that GuardDuty gives to well-known ports. */
final class PortName {
    private PortName() {}

    static String of(int port) {
        return switch (port) {
            case 20, 21 -> "FTP";
            case 22 -> "SSH";
            case 23 -> "Telnet";
            case 25 -> "SMTP";
            case 53 -> "DNS";
            case 80, 8080 -> "HTTP";
            case 110 -> "POP3";
            case 123 -> "NTP";
            case 143 -> "IMAP";
            case 389 -> "LDAP";
            case 443, 8443 -> "HTTPS";
            case 445 -> "SMB";
            case 1433 -> "MSSQL";
            case 3306 -> "MYSQL";
            case 3389 -> "RDP";
            case 5432 -> "PostgreSQL";
            case 6379 -> "Redis";
            case 9200 -> "Elasticsearch";
            case 27017 -> "MongoDB";
            default -> "Unknown";
        };
    }
}
