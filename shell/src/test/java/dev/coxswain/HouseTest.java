package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The floors of the house: a package uses only packages on lower floors. */
class HouseTest {
    private static final String BASE = "dev.coxswain";

    private static final Map<String, Integer> FLOORS =
            Map.ofEntries(
                    Map.entry("model", 0),
                    Map.entry("flow", 0),
                    Map.entry("failure", 1),
                    Map.entry("document", 1),
                    Map.entry("result", 2),
                    Map.entry("line", 2),
                    Map.entry("jq", 2),
                    Map.entry("jsonpath", 2),
                    Map.entry("gotemplate", 2),
                    Map.entry("cluster", 3),
                    Map.entry("manifest", 3),
                    Map.entry("render", 3),
                    Map.entry("practice", 3),
                    Map.entry("session", 4),
                    Map.entry("terminal", 4),
                    Map.entry("command", 5),
                    Map.entry("pipeline", 6),
                    Map.entry("complete", 6),
                    Map.entry("script", 7),
                    Map.entry("repl", 8),
                    Map.entry("", 9));

    /** Who alone may use a library: package prefix of the library, packages of ours. */
    private static final Map<String, List<String>> IMPORTERS =
            Map.of(
                    "org.snakeyaml", List.of("document"),
                    "net.thisptr", List.of("jq"),
                    "io.fabric8", List.of("cluster", "script"),
                    "java.net.http", List.of("cluster"),
                    "io.helidon", List.of("practice"),
                    "org.h2", List.of("practice"),
                    "org.jline", List.of("terminal", "repl"),
                    "groovy", List.of("script"),
                    "org.codehaus.groovy", List.of("script"));

    private static final String TESTS =
            HouseTest.class.getProtectionDomain().getCodeSource().getLocation().getPath();

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.asURI().getPath().startsWith(TESTS))
                    .importPackages(BASE);

    @Test
    void aPackageUsesOnlyLowerFloors() {
        var wrong = new TreeSet<String>();
        forEachDependency(
                (from, dependency) -> {
                    JavaClass target = dependency.getTargetClass();
                    if (!target.getPackageName().startsWith(BASE)) {
                        return;
                    }
                    String to = room(target);
                    if (!from.equals(to) && FLOORS.get(to) >= FLOORS.get(from)) {
                        wrong.add(
                                dependency.getOriginClass().getName() + " -> " + target.getName());
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPackageHasItsFloor() {
        var unknown = new TreeSet<String>();
        CLASSES.forEach(
                each -> {
                    if (!FLOORS.containsKey(room(each))) {
                        unknown.add(each.getPackageName());
                    }
                });
        assertThat(unknown).isEmpty();
    }

    @Test
    void aLibraryIsImportedOnlyWhereItBelongs() {
        var wrong = new TreeMap<String, String>();
        forEachDependency(
                (from, dependency) -> {
                    String target = dependency.getTargetClass().getPackageName();
                    IMPORTERS.forEach(
                            (library, rooms) -> {
                                if (inside(target, library) && !rooms.contains(from)) {
                                    wrong.put(dependency.getOriginClass().getName(), target);
                                }
                            });
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyPrintsAndOneExits() {
        var wrong = new TreeSet<String>();
        CLASSES.forEach(
                each -> {
                    each.getFieldAccessesFromSelf().stream()
                            .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
                            .filter(access -> !each.getName().equals(BASE + ".Main"))
                            .forEach(access -> wrong.add(access.getDescription()));
                    each.getMethodCallsFromSelf().stream()
                            .filter(call -> call.getTargetOwner().isEquivalentTo(System.class))
                            .filter(call -> call.getName().equals("exit"))
                            .filter(call -> !each.getName().equals(BASE + ".Main"))
                            .forEach(call -> wrong.add(call.getDescription()));
                });
        assertThat(wrong).isEmpty();
    }

    /** The practice cluster's server serves every kind alike: it knows none of them by name. */
    @Test
    void theServerIsHandedWhatIsParticularToKinds() {
        String practice = BASE + ".practice.";
        var wrong = new TreeSet<String>();
        forEachDependency(
                (_, dependency) -> {
                    String from = dependency.getOriginClass().getPackageName();
                    String to = dependency.getTargetClass().getPackageName();
                    boolean server =
                            from.equals(practice + "api") || from.equals(practice + "http");
                    if (server && to.equals(practice + "kind")) {
                        wrong.add(dependency.getDescription());
                    }
                });
        assertThat(wrong).isEmpty();
    }

    /** Commands are cut by meaning: no two of their packages need each other. */
    @Test
    void thePackagesOfCommandsFormNoCircle() {
        var needed = new TreeMap<String, TreeSet<String>>();
        forEachDependency(
                (_, dependency) -> {
                    String from = dependency.getOriginClass().getPackageName();
                    String to = dependency.getTargetClass().getPackageName();
                    if (inside(from, BASE + ".command") && inside(to, BASE + ".command")) {
                        needed.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
                    }
                });
        needed.forEach((from, to) -> to.remove(from));
        while (needed.values().removeIf(to -> to.stream().noneMatch(needed::containsKey))) {
            // What needs only packages that were taken out already stands in no circle.
        }
        assertThat(needed).isEmpty();
    }

    private interface Visitor {
        void visit(String room, Dependency dependency);
    }

    private static void forEachDependency(Visitor visitor) {
        CLASSES.forEach(
                each ->
                        each.getDirectDependenciesFromSelf()
                                .forEach(dependency -> visitor.visit(room(each), dependency)));
    }

    private static boolean inside(String packageName, String library) {
        return packageName.equals(library) || packageName.startsWith(library + ".");
    }

    private static String room(JavaClass javaClass) {
        String rest = javaClass.getPackageName().substring(BASE.length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
    }
}
