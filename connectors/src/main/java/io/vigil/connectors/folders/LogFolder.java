package io.vigil.connectors.folders;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What one account logs in one region, or one VPC: the folder above the dates.
 *
 * @param path with the scheme of its file system
 * @param hive whether the dates below read {@code year=2026/month=01/day=05} rather than {@code 2026/01/05}
 */
record LogFolder(String path, boolean hive) {
    String day(LocalDate day) {
        String form = hive ? "%s/year=%04d/month=%02d/day=%02d" : "%s/%04d/%02d/%02d";
        return String.format(Locale.ROOT, form, path, day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
