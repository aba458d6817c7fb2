package io.vigil.benchmark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.vigil.cli.Vigil;
import io.vigil.events.logs.LogEvent;
import io.vigil.events.text.Printable;
import io.vigil.flink.KeyedStates;
import io.vigil.jobs.DetectionJob;
import io.vigil.jobs.logs.LogKinds;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;

/** What holds between packages. The build keeps modules apart; this keeps the rest. */
@AnalyzeClasses(packages = "io.vigil", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String JOBS = "io.vigil.jobs..";
    private static final String FLINK = "io.vigil.flink..";
    private static final String CONNECTORS = "io.vigil.connectors..";
    private static final String CLI = "io.vigil.cli..";
    private static final String BENCHMARK = "io.vigil.benchmark..";
    private static final String PATTERNS = "io.vigil.patterns..";
    private static final Set<String> CLOCKS =
            Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone", "system");

    @ArchTest
    static final ArchRule eventsReadNobody = reading("io.vigil.events..");

    @ArchTest
    static final ArchRule detectionReadsEvents = reading("io.vigil.detection..", "io.vigil.events..");

    @ArchTest
    static final ArchRule catalogueReadsTheDetectorInterface =
            reading("io.vigil.catalogue..", "io.vigil.detection..", "io.vigil.events..");

    @ArchTest
    static final ArchRule sourcesReadEvents = reading("io.vigil.sources..", "io.vigil.events..");

    @ArchTest
    static final ArchRule intelligenceReadsEvents = reading("io.vigil.intel..", "io.vigil.events..");

    @ArchTest
    static final ArchRule rulesReadTheCatalogue =
            reading("io.vigil.rules..", "io.vigil.catalogue..", "io.vigil.detection..", "io.vigil.events..");

    @ArchTest
    static final ArchRule modelsReadTheCatalogue =
            reading("io.vigil.models..", "io.vigil.catalogue..", "io.vigil.detection..", "io.vigil.events..");

    @ArchTest
    static final ArchRule patternsReadTheCatalogue =
            reading(PATTERNS, "io.vigil.catalogue..", "io.vigil.detection..", "io.vigil.events..");

    @ArchTest
    static final ArchRule findingsReadEvents = reading("io.vigil.findings..", "io.vigil.events..");

    @ArchTest
    static final ArchRule sinksReadFindings = reading("io.vigil.sinks..", "io.vigil.findings..", "io.vigil.events..");

    @ArchTest
    static final ArchRule consoleReadsSinks =
            reading("io.vigil.console..", "io.vigil.sinks..", "io.vigil.findings..", "io.vigil.events..");

    @ArchTest
    static final ArchRule portsOfSinksKnowNoStorage = noClasses()
            .that()
            .resideInAPackage("io.vigil.sinks")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vigil.sinks.*..");

    @ArchTest
    static final ArchRule flinkSupportReadsNobody = reading(FLINK);

    @ArchTest
    static final ArchRule connectorsReadSources = reading(CONNECTORS, FLINK, "io.vigil.sources..", "io.vigil.events..");

    @ArchTest
    static final ArchRule whatRunsOnAClusterKnowsNeitherLaptopNorBenchmark = noClasses()
            .that()
            .resideInAPackage(JOBS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLI, BENCHMARK);

    @ArchTest
    static final ArchRule onlyModulesThatRunOnFlinkKnowItAsMoreThanSerializers = noClasses()
            .that()
            .resideOutsideOfPackages(FLINK, CONNECTORS, JOBS, CLI, BENCHMARK, PATTERNS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.flink.streaming..",
                    "org.apache.flink.runtime..",
                    "org.apache.flink.cep..",
                    "org.apache.flink.connector..",
                    "org.apache.flink.api.common.state..",
                    "org.apache.flink.api.common.functions..");

    @ArchTest
    static final ArchRule onlyKeyedStatesMakesStates = noClasses()
            .that()
            .resideOutsideOfPackage(PATTERNS)
            .and()
            .doNotHaveFullyQualifiedName(KeyedStates.class.getName())
            .should()
            .dependOnClassesThat()
            .areAssignableTo(StateDescriptor.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(StateTtlConfig.class);

    /** The entry points, and the source of a live job, whose streams may be silent. */
    private static final Set<String> MAY_LOOK_AT_THE_CLOCK = Set.of(
            Vigil.class.getName(),
            DetectionJob.class.getName(),
            "io.vigil.connectors.folders.ArrivingFiles",
            "io.vigil.connectors.kinesis.PatientConsumer");

    @ArchTest
    static final ArchRule onlyEntryPointsAndLiveSourcesLookAtTheClock = noClasses()
            .that(DescribedPredicate.describe(
                    "are neither entry points nor live sources", any -> !MAY_LOOK_AT_THE_CLOCK.contains(any.getName())))
            .should()
            .callMethodWhere(new DescribedPredicate<JavaCall<?>>("it tells the wall-clock time") {
                @Override
                public boolean test(JavaCall<?> call) {
                    String owner = call.getTargetOwner().getName();
                    return CLOCKS.contains(call.getName())
                            && (owner.startsWith("java.time.") || owner.equals("java.lang.System"));
                }
            })
            .orShould()
            .callConstructor(Date.class);

    /** Printers of commands are behind it; whoever prints past it shows attackers' text raw. */
    @ArchTest
    static final ArchRule everythingPrintedPassesTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage(BENCHMARK)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    /** Flink support sees no text of records: it logs numbers. */
    @ArchTest
    static final ArchRule whoLogsEscapes = classes()
            .that(new DescribedPredicate<JavaClass>("write to a log") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getDirectDependenciesFromSelf().stream()
                            .map(read -> read.getTargetClass().getPackageName())
                            .anyMatch(read -> read.startsWith("org.apache.logging") || read.startsWith("org.slf4j"));
                }
            })
            .and()
            .resideOutsideOfPackage(FLINK)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Printable.class.getName());

    @ArchTest
    static final ArchRule nothingIsLeftToChance = noClasses()
            .that()
            .resideOutsideOfPackage(BENCHMARK)
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule everyEventOfALogHasItsKind = classes()
            .that()
            .implement(LogEvent.class)
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "be events of a kind of log",
                    event -> LogKinds.ALL.stream()
                            .anyMatch(kind -> kind.events().getName().equals(event.getName())))));

    @ArchTest
    static final ArchRule modulesHaveNoCycle =
            slices().matching("io.vigil.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesHaveNoCycle =
            slices().matching("io.vigil.(**)").should().beFreeOfCycles();

    private static ArchRule reading(String module, String... others) {
        DescribedPredicate<JavaClass> foreign = resideInAPackage("io.vigil..")
                .and(DescribedPredicate.not(resideInAnyPackage(others)))
                .and(DescribedPredicate.not(resideInAPackage(module)));
        return noClasses().that().resideInAPackage(module).should().dependOnClassesThat(foreign);
    }
}
