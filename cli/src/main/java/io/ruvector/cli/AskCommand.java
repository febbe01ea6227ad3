package io.ruvector.cli;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.AgenticDb;
import io.ruvector.cli.chat.ChatModelOptions;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.cli.view.AnswerView;
import io.ruvector.rag.Answer;
import io.ruvector.vector.Filter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector ask}: an answer with citations. */
@Command(
        name = "ask",
        header = "Answer a question from the ingested documents, with citations.",
        description = {
            "Without a chat model the answer is made of the sources' own sentences, and nothing leaves this machine. With"
                    + " one, the retrieved passages are sent to it and it writes the answer; every claim cites a passage.",
        },
        footer = {
            "Examples:",
            "  ruvector ask \"how are writes made durable?\"",
            "  ruvector ask \"how are writes made durable?\" --filter 'source contains \"guides\"'",
            "  ruvector ask \"how are writes made durable?\" --model qwen3 --ollama-url http://localhost:11434",
            "  RUVECTOR_CHAT_KEY=... ruvector ask \"...\" --model NAME --base-url https://HOST/v1",
            "",
            "Was it good? Say so, and similar questions rank better: ruvector feedback QUERY_ID 1",
        })
final class AskCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(paramLabel = "QUESTION", description = "The question")
    private String question = "";

    @Mixin
    private ChatModelOptions chat = new ChatModelOptions();

    @Mixin
    private MetadataFilter filter = new MetadataFilter();

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        root.requireStore();
        Terminal terminal = root.terminal();
        Filter wanted = filter.filter();
        Optional<ChatModel> chatModel = chat.create(System.getenv());
        try (OpenDatabase open = OpenDatabase.withModel(root, chatModel, AgenticDb::corpus)) {
            Answer answer = root.timings().measure("query", () -> open.db().ask(question, wanted));
            AnswerView view = AnswerView.of(answer, chat.name());
            if (root.json()) {
                terminal.document(new Asked(view, root.timings().inMillis()));
            }
            view.print(terminal);
            terminal.timing("rate it: ruvector feedback " + view.queryId() + " 1    (or -1)");
        }
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }

    /** The JSON document. */
    record Asked(AnswerView answer, Map<String, Double> millis) {}
}
