package org.onewindow;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may depend on whom. */
@AnalyzeClasses(packages = "org.onewindow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_ENGINE_IS_USED_WHERE_ITS_DIAGRAMS_ARE = noClasses()
            .that(not(resideInAnyPackage(
                    "org.onewindow..process..",
                    "org.onewindow.engine..",
                    "org.onewindow.cockpit..",
                    "org.onewindow.tasklist..",
                    "org.onewindow.model..")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda.."));

    @ArchTest
    static final ArchRule THE_CALENDAR_IS_PURE_JAVA = classes()
            .that(resideInAPackage("org.onewindow.calendar.."))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.onewindow.calendar.."));

    @ArchTest
    static final ArchRule CAPABILITIES_FORM_NO_CYCLES =
            slices().matching("org.onewindow.(*)..").should().beFreeOfCycles();
}
