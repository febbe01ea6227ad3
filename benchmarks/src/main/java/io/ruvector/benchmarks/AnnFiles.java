package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.CurvePlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the exam "ann" found to a folder: figures as JSON, tables as Markdown, curves as SVG. */
final class AnnFiles {
    private static final double LEFT_EDGE = 0.8;

    private AnnFiles() {}

    static void write(AnnFindings findings, ExamReport report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("set", findings.set().toString());
        json.put("curves", findings.curves().values());
        json.put("builds", findings.builds());
        json.put("twoThreadsOverOne", findings.scaling());
        json.put("residentGrowth", findings.memory());
        findings.live().ifPresent(live -> json.put("live", live));
        json.put("absent", findings.absent());
        json.put("passed", report.passed());
        json.put("tables", ExamReport.json(report.tables()));
        json.put("notes", report.notes());
        String name = findings.set().name();
        Files.writeString(
                folder.resolve(name + ".json"),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
        Files.writeString(folder.resolve(name + ".md"), markdown(report));
        Files.writeString(
                folder.resolve(name + ".svg"),
                new CurvePlot("Speed over recall, one thread: " + findings.set(), LEFT_EDGE)
                        .draw(List.copyOf(findings.curves().values())));
    }

    private static String markdown(ExamReport report) {
        String tables = report.tables().stream().map(Table::markdown).collect(Collectors.joining("\n"));
        String notes = report.notes().stream().map(note -> "- " + note + "\n").collect(Collectors.joining());
        return tables + "\n" + notes;
    }
}
