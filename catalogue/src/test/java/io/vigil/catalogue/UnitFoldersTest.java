package io.vigil.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitFoldersTest {
    @TempDir
    private Path root;

    private final Problems problems = new Problems();

    @BeforeEach
    void twoUnitsAndAFolderThatIsNone() throws IOException {
        write("port-sweep/rule.yaml", "id: port-sweep");
        write("port-sweep/README.md", "# port-sweep");
        write("port-sweep/Notes.txt", "not a text of the unit");
        write("group/ssh-brute-force/rule.yaml", "id: ssh-brute-force");
        write("pictures/README.md", "no unit");
    }

    @Test
    void everyFolderWithYamlInItIsAUnit() {
        List<UnitFolder> folders = UnitFolders.in(root, problems);

        assertThat(problems.none()).isTrue();
        assertThat(folders).extracting(UnitFolder::name).containsExactly("ssh-brute-force", "port-sweep");
        assertThat(folders.get(1).files()).containsOnlyKeys("rule.yaml", "README.md");
        assertThat(folders.get(1).placeOf("rule.yaml")).isEqualTo(root + "/port-sweep/rule.yaml");
    }

    /** The order of an immutable map is another one in each process, and then one process takes what another has read for a change. */
    @Test
    void textsAreInOrderOfNameInEachProcess() {
        var names = List.of("a.yaml", "b.yaml", "c.md", "d.yaml", "e.yaml", "f.md", "g.yaml", "h.yaml");
        var texts = names.stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> ""));

        assertThat(new UnitFolder("place", "name", texts).files().keySet()).containsExactlyElementsOf(names);
    }

    @Test
    void bothEndingsOfYamlAreRead() throws IOException {
        write("sigma/aws.yml", "title: x");

        assertThat(UnitFolders.in(root, problems))
                .filteredOn(folder -> folder.name().equals("sigma"))
                .singleElement()
                .satisfies(folder -> assertThat(folder.files()).containsOnlyKeys("aws.yml"));
    }

    @Test
    void aUnitsOwnFolderCanBeGiven() {
        List<UnitFolder> folders = UnitFolders.in(root.resolve("port-sweep/."), problems);

        assertThat(folders).extracting(UnitFolder::name).containsExactly("port-sweep");
    }

    @Test
    void linkedFoldersAreFollowed() throws IOException {
        Path link = Files.createSymbolicLink(root.resolveSibling(root.getFileName() + "-link"), root);

        assertThat(UnitFolders.in(link, problems)).hasSize(2);
        Files.delete(link);
    }

    @Test
    void whatCannotBeReadIsAProblem() throws IOException {
        Files.write(root.resolve("port-sweep/rule.yaml"), new byte[] {(byte) 0xff});
        write("group/huge.yaml", "x".repeat((1 << 20) + 1));
        Files.createSymbolicLink(root.resolve("pictures/loop"), root);

        UnitFolders.in(root.resolve("port-sweep"), problems);
        UnitFolders.in(root.resolve("group"), problems);
        UnitFolders.in(root.resolve("pictures"), problems);
        UnitFolders.in(root.resolve("nowhere"), problems);
        UnitFolders.in(root.resolve("port-sweep/README.md"), problems);

        assertThat(problems.toString())
                .contains("5 problems")
                .contains("port-sweep/rule.yaml:", "is not UTF-8")
                .contains("group/huge.yaml:", "is longer than 1 MB")
                .contains("pictures:", "cannot be read", "pictures/loop")
                .contains("nowhere:", "no such folder")
                .contains("README.md:", "is a file, not a folder");
    }

    @Test
    void aFolderWithoutUnitsIsAProblem() throws IOException {
        Files.createDirectory(root.resolve("empty"));

        UnitFolders.in(root.resolve("empty"), problems);

        assertThat(problems.toString()).contains("holds no unit");
    }

    @Test
    void aModuleFindsItsUnitsInItsFolderOfClasses() {
        List<UnitFolder> folders = UnitFolders.shipped(UnitFoldersTest.class, "units/shipped");

        assertThat(folders).extracting(UnitFolder::place).containsExactly("units/shipped/port-sweep");
        assertThat(folders.get(0).name()).isEqualTo("port-sweep");
    }

    @Test
    void aPackageIsAUnitsFolderWithoutItsName() {
        List<UnitFolder> folders = UnitFolders.shipped(UnitFoldersTest.class, "io/vigil/catalogue");

        assertThat(folders).singleElement().satisfies(folder -> {
            assertThat(folder.place()).isEqualTo("io/vigil/catalogue");
            assertThat(folder.name()).isEmpty();
            assertThat(folder.files()).containsOnlyKeys("model.yaml");
        });
    }

    @Test
    void aModuleFindsItsUnitsInItsJar() throws Exception {
        Path jar = root.resolve("job.jar");
        String code = Shipped.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var in = Shipped.class.getClassLoader().getResourceAsStream(code)) {
            out.putNextEntry(new ZipEntry(code));
            in.transferTo(out);
            out.putNextEntry(new ZipEntry("units/shipped/port-sweep/rule.yaml"));
            out.write("id: port-sweep".getBytes(StandardCharsets.UTF_8));
        }

        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            Class<?> shipped = loader.loadClass(Shipped.class.getName());
            List<UnitFolder> folders = UnitFolders.shipped(shipped, "units/shipped");

            assertThat(folders)
                    .containsExactly(new UnitFolder(
                            "units/shipped/port-sweep", "port-sweep", Map.of("rule.yaml", "id: port-sweep")));
        }
    }

    /** Any class of a module. */
    static final class Shipped {}

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
