package dev.pactwire.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.pactwire.dashboard", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTopicsKnowsKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pactwire.dashboard.topics..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyHttpKnowsTheWebServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pactwire.dashboard.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jetty..");

  @ArchTest
  static final ArchRule onlyMetricsKnowTheMeters =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pactwire.dashboard.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micrometer..");

  @ArchTest
  static final ArchRule theWindowKnowsNoJson =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.pactwire.dashboard.window..",
              "dev.pactwire.dashboard.counts..",
              "dev.pactwire.dashboard.ledger..",
              "dev.pactwire.dashboard.alerts..",
              "dev.pactwire.dashboard.tables..",
              "dev.pactwire.dashboard.operate..",
              "dev.pactwire.dashboard.access..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule packagesAreFreeOfCircles =
      slices().matching("dev.pactwire.dashboard.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noWallClock =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC");
}
