package io.ruvector.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A model that answers by a function of the request, and keeps the requests. */
final class ScriptedChatModel implements ChatModel {

    final List<ChatRequest> requests = new ArrayList<>();
    private final Function<ChatRequest, AiMessage> script;

    ScriptedChatModel(Function<ChatRequest, AiMessage> script) {
        this.script = script;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        requests.add(request);
        return ChatResponse.builder().aiMessage(script.apply(request)).build();
    }

    String lastRequest() {
        return requests.getLast().messages().toString();
    }
}
