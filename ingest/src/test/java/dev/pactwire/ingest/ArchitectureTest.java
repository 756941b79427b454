package dev.pactwire.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.pactwire.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyPublishKnowsKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pactwire.ingest.publish..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule algorithmsKnowNoNetworkAndNoWire =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.pactwire.ingest.time..",
              "dev.pactwire.ingest.text..",
              "dev.pactwire.ingest.brotli..",
              "dev.pactwire.ingest.feed..",
              "dev.pactwire.ingest.extract..",
              "dev.pactwire.ingest.identity..",
              "dev.pactwire.ingest.poll..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "okhttp3..", "dev.pactwire.schemas..", "org.apache.avro..", "java.nio.file..");

  @ArchTest
  static final ArchRule onlyFetchKnowsTheHttpClient = only("fetch", "okhttp3..", "okio..");

  @ArchTest
  static final ArchRule onlyBrotliKnowsItsDecoderWhichThrowsUnchecked =
      only("brotli", "org.brotli..");

  @ArchTest static final ArchRule onlyTheArchiveKnowsWarc = only("archive", "org.netpreserve..");

  @ArchTest static final ArchRule onlyPushKnowsTheWebServer = only("push", "org.eclipse.jetty..");

  @ArchTest static final ArchRule onlyMetricsKnowTheMeters = only("metrics", "io.micrometer..");

  @ArchTest
  static final ArchRule packagesAreFreeOfCircles =
      slices().matching("dev.pactwire.ingest.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noWallClock =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC");

  /** A library that one package hides from all others. */
  private static ArchRule only(String home, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("dev.pactwire.ingest." + home + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
