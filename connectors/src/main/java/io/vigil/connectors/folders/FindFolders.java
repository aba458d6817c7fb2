package io.vigil.connectors.folders;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** Walks down the folders that a log is delivered into, one level at a time. A folder that is not there is an empty one. */
final class FindFolders {
    private final Layout layout;

    FindFolders(Layout layout) {
        this.layout = layout;
    }

    /** From the folder that a user has named down to those of the log's service, in each account. */
    List<String> services(String folder) throws IOException {
        return switch (layout.level(Layout.name(folder))) {
            case OTHER -> services(folder + "/" + Layout.TOP);
            case TOP, ORGANISATION -> servicesOfAccounts(folder);
            case ACCOUNT -> layout.services(folder);
            case SERVICE, REGION -> List.of(folder);
        };
    }

    private List<String> servicesOfAccounts(String folder) throws IOException {
        var services = new ArrayList<String>();
        for (FileStatus child : list(folder)) {
            String path = folder + '/' + child.getPath().getName();
            Layout.Level level = layout.level(child.getPath().getName());
            if (child.isDir() && (level == Layout.Level.ACCOUNT || level == Layout.Level.ORGANISATION)) {
                services.addAll(services(path));
            }
        }
        return services;
    }

    /** The regions, or VPCs, of one account. */
    List<LogFolder> logFolders(String service) throws IOException {
        if (layout.level(Layout.name(service)) == Layout.Level.REGION) {
            return List.of(Layout.folder(service));
        }
        var folders = new ArrayList<LogFolder>();
        for (FileStatus child : list(service)) {
            String name = child.getPath().getName();
            if (child.isDir() && layout.level(name) == Layout.Level.REGION) {
                folders.add(Layout.folder(service + '/' + name));
            }
        }
        return folders;
    }

    /** The files of one day, also where it is divided into hours. Hidden files, and empty ones, are none. */
    List<StoredFile> files(String day) throws IOException {
        var files = new ArrayList<StoredFile>();
        for (FileStatus child : list(day)) {
            String name = child.getPath().getName();
            String path = day + '/' + name;
            if (child.isDir() && Layout.isHour(name)) {
                files.addAll(files(path));
            } else if (!child.isDir() && child.getLen() > 0 && !name.startsWith(".") && !name.startsWith("_")) {
                files.add(StoredFile.found(path, child.getLen(), child.getModificationTime()));
            }
        }
        return files;
    }

    /** The first day of which the folder holds anything; null when there is none. */
    @Nullable
    LocalDate oldest(LogFolder folder) throws IOException {
        var date = new ArrayList<Integer>();
        String path = folder.path();
        while (date.size() < 3) {
            String first = list(path).stream()
                    .filter(FileStatus::isDir)
                    .map(child -> child.getPath().getName())
                    .filter(Layout::isDate)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            if (first == null) {
                return null;
            }
            date.add(Integer.valueOf(first.substring(first.indexOf('=') + 1)));
            path += '/' + first;
        }
        return date(date);
    }

    private static @Nullable LocalDate date(List<Integer> parts) {
        try {
            return LocalDate.of(parts.get(0), parts.get(1), parts.get(2));
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static List<FileStatus> list(String folder) throws IOException {
        var path = new Path(folder);
        try {
            FileStatus[] children = path.getFileSystem().listStatus(path);
            return children == null ? List.of() : List.of(children);
        } catch (FileNotFoundException absent) {
            return List.of();
        }
    }
}
