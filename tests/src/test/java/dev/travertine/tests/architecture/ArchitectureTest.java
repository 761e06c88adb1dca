package dev.travertine.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the rooms that Maven does not draw. Each rule is a sentence, with its reason. */
@AnalyzeClasses(packages = "dev.travertine", importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureTest {
    private static final String SPI = "dev.travertine.spi..";
    private static final String SQL = "dev.travertine.sql..";
    private static final String PLANNER = "dev.travertine.planner..";
    private static final String EXECUTOR = "dev.travertine.executor..";
    private static final String LOG = "dev.travertine.log..";
    private static final String CONNECTORS = "dev.travertine.connectors..";
    private static final String ENGINE = "dev.travertine.engine..";
    private static final String JDBC = "dev.travertine.jdbc..";
    private static final String EMBEDDED = "dev.travertine.embedded..";
    private static final String SHELL = "dev.travertine.shell..";

    @ArchTest
    static final ArchRule onlyTheParserKnowsAntlr = noClasses()
            .that(not(resideInAPackage(SQL)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.antlr..")
            .because("the grammar shall be able to change without anybody else noticing; ask the parser for a SqlNode");

    @ArchTest
    static final ArchRule onlyParserAndPlannerKnowCalcite = noClasses()
            .that(not(resideInAnyPackage(SQL, PLANNER)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.calcite..")
            .because("plan records are the narrow waist; translate to dev.travertine.spi.plan inside the planner");

    @ArchTest
    static final ArchRule onlyTheLogStoreKnowsFileChannels = noClasses()
            .that(not(resideInAPackage(LOG)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.nio.channels..")
            .because("what is durable is decided in one place, behind its Vfs, where crashes are tested");

    @ArchTest
    static final ArchRule onlyDriverAndShellKnowJdbc = noClasses()
            .that(not(resideInAnyPackage(JDBC, SHELL)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..")
            .because("JDBC's words stop at the driver; the engine gives batches and the embedded adapter pages");

    @ArchTest
    static final ArchRule theContractSeesNobody = noClasses()
            .that()
            .resideInAPackage(SPI)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.travertine..").and(not(resideInAPackage(SPI))))
            .because("everybody sees the spi, so whatever it sees is seen by everybody");

    @ArchTest
    static final ArchRule theContractKnowsOnlyMemoryAndTypes = classes()
            .that()
            .resideInAPackage(SPI)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.apache.arrow.memory..", "org.jspecify.annotations..", SPI)
            .because("a library in the contract is a library in every room");

    @ArchTest
    static final ArchRule plannerSeesNoSibling = apart(PLANNER, EXECUTOR, LOG, CONNECTORS);

    @ArchTest
    static final ArchRule executorSeesNoSibling = apart(EXECUTOR, PLANNER, SQL, LOG, CONNECTORS);

    @ArchTest
    static final ArchRule logStoreSeesNoSibling = apart(LOG, PLANNER, SQL, EXECUTOR, CONNECTORS);

    @ArchTest
    static final ArchRule connectorsSeeNoSibling = apart(CONNECTORS, PLANNER, SQL, EXECUTOR, LOG);

    @ArchTest
    static final ArchRule parserSeesNoSibling = apart(SQL, PLANNER, EXECUTOR, LOG, CONNECTORS);

    @ArchTest
    static final ArchRule theLogKnowsNoPlans = noClasses()
            .that()
            .resideInAPackage(LOG)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.travertine.spi.plan..").and(not(resideInAPackage(LOG))))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("dev.travertine.spi.function..")
            .because("the log stores rows, whoever asks for them; what it needs of a query is a ScanRequest");

    @ArchTest
    static final ArchRule roomsBelowDoNotLookUp = noClasses()
            .that()
            .resideInAnyPackage(SPI, SQL, PLANNER, EXECUTOR, LOG, CONNECTORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE, JDBC, EMBEDDED, SHELL)
            .because("arrows point down only; take what you need as a constructor argument");

    @ArchTest
    static final ArchRule driverStandsAlone = noClasses()
            .that()
            .resideInAPackage(JDBC)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.travertine..").and(not(resideInAPackage(JDBC))))
            .because("the driver is one jar without dependencies that any tool loads; it finds the engine at run time");

    @ArchTest
    static final ArchRule shellSpeaksJdbcOnly = noClasses()
            .that()
            .resideInAPackage(SHELL)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.travertine..").and(not(resideInAnyPackage(SHELL, JDBC))))
            .because("what the shell can do, every JDBC client can do");

    @ArchTest
    static final ArchRule nobodyLeavesTheProcess = noClasses()
            .that(not(resideInAPackage(SHELL)))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .because("the engine lives in other people's processes; throw a TravertineException");

    @ArchTest
    static final ArchRule noCyclesInTheContract = free("spi");

    @ArchTest
    static final ArchRule noCyclesInTheParser = free("sql");

    @ArchTest
    static final ArchRule noCyclesInThePlanner = free("planner");

    @ArchTest
    static final ArchRule noCyclesInTheExecutor = free("executor");

    @ArchTest
    static final ArchRule noCyclesInTheLogStore = free("log");

    @ArchTest
    static final ArchRule noCyclesInTheEngine = free("engine");

    @ArchTest
    static final ArchRule noCyclesInTheDriver = free("jdbc");

    /** What is shipped: no test classes, wherever a build puts them. */
    static final class MainClasses implements ImportOption {
        private final ImportOption noTests = new DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return noTests.includes(location) && !location.contains("/dev/travertine/tests/");
        }
    }

    private static ArchRule apart(String room, String... siblings) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(siblings)
                .allowEmptyShould(true)
                .because("siblings never call each other; what one needs of another is handed to it by the engine");
    }

    private static ArchRule free(String room) {
        return slices().matching("dev.travertine." + room + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("packages of one room shall be readable one after the other");
    }
}
