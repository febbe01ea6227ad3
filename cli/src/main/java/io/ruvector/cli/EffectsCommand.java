package io.ruvector.cli;

import io.ruvector.causal.CausalEdge;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.cli.view.EffectView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector effects}: what the recorded outcomes say about causes. */
@Command(
        name = "effects",
        header = "Show what the recorded outcomes say about causes.",
        description =
                "A difference is called an effect only where the records identify it; otherwise the reason is given."
                        + " Claims are corrected for the number of pairs looked at (Benjamini and Yekutieli, 5 %%).",
        footer = {"Examples:", "  ruvector effects", "  ruvector effects --json"})
final class EffectsCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        root.requireStore();
        try (OpenDatabase open = OpenDatabase.withoutModel(root)) {
            List<CausalEdge> edges =
                    root.timings().measure("read", () -> open.db().effects());
            if (root.json()) {
                terminal.document(Map.of("effects", edges.stream().map(Edge::of).toList()));
            }
            if (edges.isEmpty()) {
                terminal.line("No outcomes are recorded yet for tenant \"" + root.tenant() + "\".");
            }
            edges.forEach(edge -> EffectView.of(edge.estimate()).print(terminal));
        }
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }

    /** One pair in the JSON document. */
    record Edge(EffectView effect, boolean claimed) {
        static Edge of(CausalEdge edge) {
            return new Edge(EffectView.of(edge.estimate()), edge.claimed());
        }
    }
}
