package io.ruvector.examples.swarm;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/** An agent of the swarm. */
public interface Worker {

    /** How the agent goes about an assignment: one of the ways, word by word. */
    @Agent(name = "worker", description = "chooses how to do an assignment", outputKey = "way")
    @UserMessage("""
            You are a {{role}} in a swarm of agents. Choose how to go about the assignment: answer with one of the ways, word by word,
            and nothing else. Prefer what worked on similar assignments, avoid what failed.
            Assignment: {{assignment}}
            Ways: {{ways}}
            What the swarm remembers:
            {{memory}}
            """)
    String choose(
            @V("role") String role,
            @V("assignment") String assignment,
            @V("ways") String ways,
            @V("memory") String memory);
}
