package io.ruvector.examples.team;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/** Writes the method. */
public interface Coder {

    /** The method in a block of Java whose first line names the approach. */
    @Agent(name = "coder", description = "writes a Java method", outputKey = "answer")
    @UserMessage("""
            You are the coder of a team of programmers.
            Write one Java method, and nothing else, in one ```java block whose first line is "// approach: " and the few words
            that name the approach. java.math, java.util, java.util.function, java.util.regex and java.util.stream are imported.
            Task: {{statement}}
            Signature: {{signature}}
            What the researcher found:
            {{findings}}
            What the team knows from earlier tasks:
            {{experience}}
            What was tried on this task already:
            {{tried}}
            """)
    String write(
            @V("statement") String statement,
            @V("signature") String signature,
            @V("findings") String findings,
            @V("experience") String experience,
            @V("tried") String tried);
}
