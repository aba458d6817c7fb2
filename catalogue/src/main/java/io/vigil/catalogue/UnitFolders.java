package io.vigil.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the folders of detections by walking: a folder with a YAML file in it is one. Nothing is registered anywhere. */
public final class UnitFolders {
    /** No hand-written description is near this long; a folder full of logs given by mistake is. */
    private static final long LONGEST_FILE = 1 << 20;

    private UnitFolders() {}

    /**
     * The units that come with a module.
     *
     * @param module any class of the module: its jar, or its folder of classes, is walked
     * @param root folder or package inside, such as {@code units/rules} or {@code io/vigil/models}
     * @return in order of place; never empty
     */
    public static List<UnitFolder> shipped(Class<?> module, String root) {
        try {
            var code = Path.of(
                    module.getProtectionDomain().getCodeSource().getLocation().toURI());
            var problems = new Problems();
            List<UnitFolder> folders =
                    Files.isDirectory(code) ? walk(code.resolve(root), root, problems) : inJar(code, root);
            if (folders.isEmpty() || !problems.none()) {
                throw new IOException("no readable unit under " + root + " of " + code + "; " + problems);
            }
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the units of " + module.getName(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the code of " + module.getName() + " lies at no path", e);
        }
    }

    /** The JVM has its own jar open, and lists it at once; a file system of it would read all of its thirty thousand names anew. */
    private static List<UnitFolder> inJar(Path code, String root) throws IOException {
        var folders = new TreeMap<String, TreeMap<String, String>>();
        var packages = new HashSet<String>();
        try (var jar = new JarFile(code.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String path = entry.getName();
                int slash = path.lastIndexOf('/');
                String name = path.substring(slash + 1);
                if (!path.startsWith(root + "/")) {
                    continue;
                }
                if (name.endsWith(".class")) {
                    packages.add(path.substring(0, slash));
                } else if (isText(name)) {
                    byte[] text = jar.getInputStream(entry).readAllBytes();
                    folders.computeIfAbsent(path.substring(0, slash), none -> new TreeMap<>())
                            .put(name, new String(text, StandardCharsets.UTF_8));
                }
            }
        }
        List<UnitFolder> found = new ArrayList<>();
        folders.forEach((place, files) -> add(place, packages.contains(place), files, found));
        return List.copyOf(found);
    }

    /** People's own units: every folder at or below this one that holds a YAML file, in order of place. Links are followed. */
    public static List<UnitFolder> in(Path folder, Problems problems) {
        if (!Files.isDirectory(folder)) {
            problems.add(folder.toString(), "", Files.exists(folder) ? "is a file, not a folder" : "no such folder");
            return List.of();
        }
        try {
            List<UnitFolder> folders = walk(folder, folder.toString(), problems);
            if (folders.isEmpty()) {
                problems.add(folder.toString(), "", "holds no unit: each is a folder with a YAML file in it");
            }
            return folders;
        } catch (UncheckedIOException | IOException e) {
            problems.add(folder.toString(), "", "cannot be read: " + reason(e));
            return List.of();
        }
    }

    /**
     * People's own units from another place than this machine's disk.
     *
     * @param place as messages name it
     * @param texts of YAML and Markdown files by their path inside the place
     */
    public static List<UnitFolder> of(String place, Map<String, String> texts, Problems problems) {
        Map<String, Map<String, String>> byFolder = new TreeMap<>();
        texts.forEach((path, text) -> {
            int slash = path.lastIndexOf('/');
            String inside = slash < 0 ? "" : "/" + path.substring(0, slash);
            byFolder.computeIfAbsent(place + inside, none -> new TreeMap<>()).put(path.substring(slash + 1), text);
        });
        List<UnitFolder> found = new ArrayList<>();
        byFolder.forEach((folder, files) -> {
            if (files.keySet().stream().anyMatch(UnitFolders::isYaml)) {
                found.add(new UnitFolder(folder, folder.substring(folder.lastIndexOf('/') + 1), files));
            }
        });
        if (found.isEmpty()) {
            problems.add(place, "", "holds no unit: each is a folder with a YAML file in it");
        }
        return found;
    }

    private static List<UnitFolder> walk(Path root, String place, Problems problems) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            List<UnitFolder> found = new ArrayList<>();
            for (Path folder : paths.filter(Files::isDirectory).sorted().toList()) {
                String inside = root.relativize(folder).toString().replace('\\', '/');
                read(folder, inside.isEmpty() ? place : place + "/" + inside, problems, found);
            }
            return List.copyOf(found);
        }
    }

    private static void read(Path folder, String place, Problems problems, List<UnitFolder> found) throws IOException {
        var files = new TreeMap<String, String>();
        boolean isPackage = false;
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                isPackage |= name.endsWith(".class");
                if (isText(name) && Files.isRegularFile(entry)) {
                    files.put(name, text(entry, place + "/" + name, problems));
                }
            }
        }
        add(place, isPackage, files, found);
    }

    private static void add(String place, boolean isPackage, Map<String, String> files, List<UnitFolder> found) {
        if (files.keySet().stream().anyMatch(UnitFolders::isYaml)) {
            found.add(new UnitFolder(place, isPackage ? "" : nameOf(place), files));
        }
    }

    private static boolean isText(String name) {
        return isYaml(name) || name.endsWith(".md");
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static String nameOf(String place) {
        return Path.of(place).toAbsolutePath().normalize().getFileName().toString();
    }

    private static String text(Path file, String place, Problems problems) throws IOException {
        if (Files.size(file) > LONGEST_FILE) {
            problems.add(place, "", "is longer than " + (LONGEST_FILE >> 20) + " MB");
            return "";
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            problems.add(place, "", "is not UTF-8");
            return "";
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        return cause instanceof FileSystemException file
                ? file.getFile() + ": "
                        + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason())
                : String.valueOf(cause.getMessage());
    }
}
