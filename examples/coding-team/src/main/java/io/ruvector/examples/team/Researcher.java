package io.ruvector.examples.team;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/** Lists the approaches that could be taken. */
public interface Researcher {

    /** The approaches to a task, one a line. */
    @Agent(name = "researcher", description = "lists approaches to a programming task", outputKey = "research")
    @UserMessage("""
            You are the researcher of a team of programmers.
            List the approaches that could be taken to this task in Java, one a line, each in a few words. Do not write code.
            Task: {{statement}}
            Signature: {{signature}}
            """)
    String research(@V("statement") String statement, @V("signature") String signature);
}
