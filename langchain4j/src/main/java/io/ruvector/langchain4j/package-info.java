/** RuVector at LangChain4j's AI services: chat memory that lasts and recalls, tools for an agent, learning from its outcomes. */
@NullMarked
package io.ruvector.langchain4j;

import org.jspecify.annotations.NullMarked;
