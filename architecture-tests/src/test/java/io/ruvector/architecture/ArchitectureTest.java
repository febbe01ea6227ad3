package io.ruvector.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of docs/architecture.md, held against the compiled classes of all modules. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ruvector");

    private static final List<String> LIBRARY_PACKAGES = List.of(
            "io.ruvector",
            "io.ruvector.context",
            "io.ruvector.store",
            "io.ruvector.vector",
            "io.ruvector.tuning",
            "io.ruvector.search",
            "io.ruvector.embedding",
            "io.ruvector.memory",
            "io.ruvector.memory.chat",
            "io.ruvector.memory.fact",
            "io.ruvector.langchain4j",
            "io.ruvector.langchain4j.remote",
            "io.ruvector.skill",
            "io.ruvector.causal",
            "io.ruvector.rag",
            "io.ruvector.rag.evaluation",
            "io.ruvector.rag.feedback",
            "io.ruvector.sona",
            "io.ruvector.transfer",
            "io.ruvector.backup",
            "io.ruvector.operation",
            "io.ruvector.operation.view",
            "io.ruvector.mcp",
            "io.ruvector.client",
            "io.ruvector.cli");

    @Test
    void everyModuleIsSeenByTheseRules() {
        Set<String> packages =
                CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages)
                .containsAll(LIBRARY_PACKAGES)
                .contains("io.ruvector.spring", "io.ruvector.springai", "io.ruvector.server");
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("(io.ruvector..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void springStaysInTheSpringServerAndExampleModules() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARY_PACKAGES.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CLASSES);
    }

    @Test
    void theCoreTheCausalGraphAndTheRouterKnowNoLangChain4j() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.ruvector.store..",
                        "io.ruvector.vector..",
                        "io.ruvector.tuning..",
                        "io.ruvector.search..",
                        "io.ruvector.causal..",
                        "io.ruvector.sona..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .check(CLASSES);
    }

    @Test
    void theStoreDoesNotKnowVectors() {
        noClasses()
                .that()
                .resideInAPackage("io.ruvector.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ruvector.vector..")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void namesSayWhatAClassDoes() {
        noClasses()
                .that()
                .resideInAPackage("io.ruvector..")
                .should()
                .haveNameMatching(".*(Utils?|Manager|Helper|Impl)")
                .check(CLASSES);
    }
}
