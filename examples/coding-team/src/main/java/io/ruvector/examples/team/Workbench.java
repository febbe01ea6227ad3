package io.ruvector.examples.team;

import io.ruvector.examples.team.ProgrammingTask.Case;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a method together with its cases and runs them, in this process, on a thread with a small stack. The same source is
 * measured once. There is no sandbox: whatever the code does, it does with the rights of this process. Thread-safe.
 */
final class Workbench {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long STACK_BYTES = 512 * 1024;
    private static final String IMPORTS = """
            import java.math.*;
            import java.util.*;
            import java.util.function.*;
            import java.util.regex.*;
            import java.util.stream.*;
            """;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final ConcurrentHashMap<String, TestReport> measured = new ConcurrentHashMap<>();

    TestReport measure(ProgrammingTask task, String method) {
        String source = source(task, method);
        return measured.computeIfAbsent(
                source, text -> compileAndRun(text, task.cases().size()));
    }

    private TestReport compileAndRun(String source, int cases) {
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);
                CompiledClasses classes = new CompiledClasses(files)) {
            boolean compiled = compiler.getTask(
                            complaints, classes, null, List.of("-proc:none", "-nowarn"), null, List.of(file(source)))
                    .call();
            return compiled
                    ? run(classes.loader(), cases)
                    : new TestReport(cases, List.of("does not compile: " + firstLine(complaints.toString())));
        } catch (ReflectiveOperationException | java.io.IOException e) {
            return new TestReport(cases, List.of("cannot be run: " + e));
        }
    }

    private static TestReport run(ClassLoader loader, int cases) throws ReflectiveOperationException {
        @SuppressWarnings("unchecked")
        Supplier<List<String>> checks = (Supplier<List<String>>)
                loader.loadClass("Solution").getDeclaredConstructor().newInstance();
        FutureTask<List<String>> task = new FutureTask<>(checks::get);
        Thread thread = new Thread(null, task, "workbench", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return new TestReport(cases, task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new TestReport(cases, List.of("not done after " + LIMIT.toSeconds() + " s"));
        } catch (java.util.concurrent.ExecutionException e) {
            return new TestReport(cases, List.of("threw " + e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TestReport(cases, List.of("interrupted"));
        }
    }

    private static String source(ProgrammingTask task, String method) {
        StringBuilder checks = new StringBuilder();
        for (Case test : task.cases()) {
            String name = quoted(test.call());
            checks.append("        try { Object got = ")
                    .append(test.call())
                    .append(", want = ")
                    .append(test.expected());
            checks.append(";\n            if (!Objects.equals(got, want)) failures.add(")
                    .append(name);
            checks.append(" + \" gave \" + got + \", expected \" + want);\n");
            checks.append("        } catch (Throwable e) { failures.add(").append(name);
            checks.append(" + \" threw \" + e.getClass().getSimpleName()); }\n");
        }
        return IMPORTS + "public final class Solution implements Supplier<List<String>> {\n" + method
                + "\n    public List<String> get() {\n        List<String> failures = new ArrayList<>();\n" + checks
                + "        return failures;\n    }\n}\n";
    }

    /** A Java expression as a text literal that shows it: unicode escapes stay escapes. */
    private static String quoted(String expression) {
        return "\"" + expression.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").replace("/Solution.java:", "line ");
    }

    private static JavaFileObject file(String source) {
        return new SimpleJavaFileObject(URI.create("string:///Solution.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
