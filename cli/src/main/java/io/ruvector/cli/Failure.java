package io.ruvector.cli;

import dev.langchain4j.exception.LangChain4jException;
import io.ruvector.rag.feedback.UnknownQueryException;
import io.ruvector.sona.AlreadyRatedException;
import io.ruvector.sona.UnknownDecisionException;
import io.ruvector.sona.UnknownRouteException;
import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.NewerFormatException;
import io.ruvector.store.RuVectorException;
import io.ruvector.store.StoreLockedException;
import io.ruvector.vector.CollectionExistsException;
import io.ruvector.vector.DimensionMismatchException;
import io.ruvector.vector.DuplicateIdException;
import io.ruvector.vector.InvalidVectorException;
import io.ruvector.vector.ModelMismatchException;
import io.ruvector.vector.UnknownCollectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What a command failed with: one sentence for people and an exit code for scripts.
 *
 * @param message names the value and what was expected
 * @param exitCode one of {@link ExitCode}
 */
record Failure(String message, int exitCode) {

    private static final List<Class<? extends RuVectorException>> WRONG_INPUT = List.of(
            InvalidInputException.class,
            DimensionMismatchException.class,
            InvalidVectorException.class,
            UnknownCollectionException.class,
            CollectionExistsException.class,
            DuplicateIdException.class,
            UnknownQueryException.class,
            UnknownRouteException.class,
            UnknownDecisionException.class,
            AlreadyRatedException.class);

    private static final List<Class<? extends RuVectorException>> STORE_UNUSABLE = List.of(
            StoreLockedException.class,
            ModelMismatchException.class,
            NewerFormatException.class,
            CorruptStoreException.class);

    static Failure of(Throwable thrown) {
        Throwable e = unwrapped(thrown);
        if (STORE_UNUSABLE.stream().anyMatch(type -> type.isInstance(e))) {
            return new Failure(said(e), ExitCode.STORE_UNUSABLE);
        }
        if (WRONG_INPUT.stream().anyMatch(type -> type.isInstance(e))) {
            return new Failure(said(e), ExitCode.WRONG_INPUT);
        }
        if (e instanceof RuVectorException) {
            return new Failure(said(e), ExitCode.FAILED);
        }
        if (e instanceof LangChain4jException) {
            return new Failure("the chat model failed: " + said(e), ExitCode.FAILED);
        }
        String kind = e instanceof IOException ? "" : "unexpected error, please report it (--debug shows where): ";
        return new Failure(kind + e.getClass().getSimpleName() + ": " + said(e), ExitCode.FAILED);
    }

    private static Throwable unwrapped(Throwable e) {
        Throwable cause = e.getCause();
        boolean wrapper = e instanceof CompletionException
                || e instanceof ExecutionException
                || e instanceof UncheckedIOException;
        return wrapper && cause != null ? unwrapped(cause) : e;
    }

    private static String said(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.replaceAll("\\s*\\R\\s*", " ");
    }
}
