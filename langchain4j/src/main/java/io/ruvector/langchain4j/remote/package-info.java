/** LangChain4j's stores and retriever over a server, in place of a database in this process. */
@NullMarked
package io.ruvector.langchain4j.remote;

import org.jspecify.annotations.NullMarked;
