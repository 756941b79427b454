package dev.pactwire.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whoever uses no registry loads nothing of it. */
@AnalyzeClasses(
    packages = "dev.pactwire.schemas",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RegistryIsSeparateTest {

  @ArchTest
  static final ArchRule ONLY_THE_REGISTRY_FORMAT_KNOWS_APICURIO_AND_HTTP =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Registry")
          .and()
          .doNotHaveSimpleName("ConfluentRegistry")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.apicurio..", "java.net.http..");
}
