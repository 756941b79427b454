package dev.pactwire.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.pactwire.app.cli.Shutdown;

/** The lines between modules and packages, seen from the module that sees them all. */
@AnalyzeClasses(packages = "dev.pactwire", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ingestDoesNotSeeTheProcessor =
      noClasses()
          .that()
          .resideInAPackage("dev.pactwire.ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.pactwire.processor..", "dev.pactwire.app..");

  @ArchTest
  static final ArchRule theProcessorDoesNotSeeIngest =
      noClasses()
          .that()
          .resideInAPackage("dev.pactwire.processor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.pactwire.ingest..", "dev.pactwire.app..");

  @ArchTest
  static final ArchRule theDashboardSeesTopicsOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.pactwire.dashboard..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.pactwire.ingest..", "dev.pactwire.processor..", "dev.pactwire.app..");

  @ArchTest
  static final ArchRule algorithmsKnowNoKafka =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.pactwire.processor.text..",
              "dev.pactwire.processor.classify..",
              "dev.pactwire.processor.dedupe..",
              "dev.pactwire.processor.relate..",
              "dev.pactwire.processor.route..",
              "dev.pactwire.processor.alert..",
              "dev.pactwire.ingest.feed..",
              "dev.pactwire.ingest.extract..",
              "dev.pactwire.ingest.poll..",
              "dev.pactwire.app.evaluate..",
              "dev.pactwire.app.explain..",
              "dev.pactwire.app.filter..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "kafka..");

  /** Classes of commands are loaded by every start, be it for a line of help. */
  @ArchTest
  static final ArchRule theCommandLineKnowsNoKafka =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.pactwire.app.cli..", "dev.pactwire.app.config..", "dev.pactwire.app.console..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "kafka..");

  @ArchTest
  static final ArchRule onlyTheEmbeddedBrokerKnowsTheBrokersInside =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pactwire.app.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "kafka..", "org.apache.kafka.metadata..", "org.apache.kafka.server..");

  @ArchTest
  static final ArchRule onlyMainReadsTheEnvironment =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Pactwire.class)
          .and()
          .resideOutsideOfPackages("dev.pactwire.testkit..", "dev.pactwire.bench..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule onlyTheShutdownEndsTheProcess =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Shutdown.class)
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule nothingPrintsPastTheConsole =
      noClasses()
          .that()
          .resideInAPackage("dev.pactwire..")
          .and()
          .resideOutsideOfPackage("dev.pactwire.bench..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule packagesOfTheAppAreFreeOfCircles =
      slices().matching("dev.pactwire.app.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesOfTheProcessorAreFreeOfCircles =
      slices().matching("dev.pactwire.processor.(*)..").should().beFreeOfCycles();
}
