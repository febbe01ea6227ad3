package io.ruvector.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.junit.jupiter.api.Test;

class ChatClaimReaderTest {

    private static ChatClaimReader answering(String answer) {
        return new ChatClaimReader(new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return ChatResponse.builder().aiMessage(AiMessage.from(answer)).build();
            }
        });
    }

    @Test
    void aClaimIsReadFromTheAnswer() {
        assertThat(answering("Sure: {\"subject\":\"Anna\",\"attribute\":\"home\",\"value\":\"Rome\",\"negated\":false}")
                        .read("Rome is where Anna calls home"))
                .contains(new Claim("Anna", "home", "Rome", false));
    }

    @Test
    void whatTheModelInventsIsNotRead() {
        assertThat(answering("{\"subject\":\"Anna\",\"attribute\":\"home\",\"value\":\"Oslo\"}")
                        .read("Rome is where Anna calls home"))
                .isEmpty();
    }

    @Test
    void otherAnswersAreNotRead() {
        for (String answer : new String[] {"{}", "I do not know", "{\"subject\":1}", "{broken", "}{"}) {
            assertThat(answering(answer).read("Anna is happy")).as(answer).isEmpty();
        }
    }
}
